package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import java.util.SortedMap;

/**
 * Anything with zero-concentrated differential privacy: a Rényi divergence of at most {@code xi + rho a} at every order
 * a.
 *
 * @param rho at least 0
 * @param xi at least 0
 * @see <a href="https://arxiv.org/abs/1605.02065">Bun and Steinke, Concentrated differential privacy, 2016, definition
 *     1.1</a>
 */
public record ConcentratedMechanism(double rho, double xi) implements Mechanism {
    static final String ID = "zero-concentrated";

    /** Checks the ranges. */
    public ConcentratedMechanism {
        if (!(rho >= 0 && rho < 1e9 && xi >= 0 && xi < 1e9)) {
            throw new IllegalArgumentException("zero-concentrated differential privacy has rho " + rho + " and xi " + xi
                    + "; both are at least 0 and below a billion");
        }
    }

    /** Returns the guarantee of the exponential mechanism of this epsilon: {@code rho = epsilon^2 / 8}. */
    public static ConcentratedMechanism ofExponential(double epsilon) {
        return new ConcentratedMechanism(epsilon * epsilon / 8, 0);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Neighbors neighbors() {
        return Neighbors.ADD_OR_REMOVE;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("rho", rho, "xi", xi);
    }

    @Override
    public double renyiDivergence(double order) {
        return xi + rho * Parameters.order(order);
    }

    @Override
    public LossBounds losses() {
        return LossBounds.unknown();
    }

    @Override
    public String words() {
        return "zero-concentrated differential privacy with rho " + rho + " and xi " + xi;
    }
}
