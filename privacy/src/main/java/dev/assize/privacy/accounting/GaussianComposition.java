package dev.assize.privacy.accounting;

import dev.assize.privacy.loss.GaussianTail;
import dev.assize.privacy.mechanism.GaussianMechanism;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.mechanism.TreeAggregation;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The Gaussian mechanism exactly: {@code delta = P(Z < 1/(2s) - e s) - exp(e) P(Z < -1/(2s) - e s)}. Several releases
 * are one with {@code 1/s^2 = sum of 1/s_i^2}.
 *
 * @see <a href="https://arxiv.org/abs/1805.06530">Balle and Wang, Improving the Gaussian mechanism for differential
 *     privacy, 2018, theorem 8</a>
 */
public final class GaussianComposition {
    private static final int HALVINGS = 200;
    private static final double LARGE = 1e8;

    private GaussianComposition() {}

    /**
     * Returns delta.
     *
     * @param noiseMultiplier s, above 0
     * @param epsilon e, at least 0
     */
    public static double delta(double noiseMultiplier, double epsilon) {
        double near = 1 / (2 * noiseMultiplier) - epsilon * noiseMultiplier;
        double far = 1 / (2 * noiseMultiplier) + epsilon * noiseMultiplier;
        double factor = Math.exp(-near * near / 2);
        return near > 0
                ? 1 - factor * (GaussianTail.scaled(near) + GaussianTail.scaled(far))
                : factor * (GaussianTail.scaled(-near) - GaussianTail.scaled(far));
    }

    /** Returns the smallest epsilon of a noise multiplier at delta, at least 0. */
    public static double epsilon(double noiseMultiplier, double delta) {
        Targets.delta(delta);
        if (delta(noiseMultiplier, 0) <= delta) {
            return 0;
        }
        return falling(epsilon -> delta(noiseMultiplier, epsilon), delta, 0, 1);
    }

    /** Returns the smallest noise multiplier that reaches epsilon at delta. */
    public static double noiseMultiplier(double epsilon, double delta) {
        Targets.delta(delta);
        Targets.epsilonOrZero(epsilon);
        return falling(noise -> delta(noise, epsilon), delta, 1e-6, 1);
    }

    /** Returns the noise of the one Gaussian release that equals the phases, if all are Gaussian without sampling. */
    static OptionalDouble effectiveNoise(List<Phase> phases) {
        double precision = 0;
        for (Phase phase : phases) {
            OptionalDouble noise = noise(phase.mechanism());
            if (noise.isEmpty()) {
                return OptionalDouble.empty();
            }
            precision += phase.steps() / (noise.getAsDouble() * noise.getAsDouble());
        }
        return OptionalDouble.of(1 / Math.sqrt(precision));
    }

    private static OptionalDouble noise(Mechanism mechanism) {
        if (mechanism instanceof GaussianMechanism gaussian) {
            return OptionalDouble.of(gaussian.noiseMultiplier());
        }
        if (mechanism instanceof TreeAggregation tree) {
            return OptionalDouble.of(tree.effectiveNoise());
        }
        return mechanism instanceof SampledGaussian sampled && sampled.samplingRate() >= 1
                ? OptionalDouble.of(sampled.noiseMultiplier())
                : OptionalDouble.empty();
    }

    /** Returns the smallest x, to rounding, at which a falling function is at most a value. */
    private static double falling(DoubleUnaryOperator function, double value, double from, double guess) {
        double low = from;
        double high = guess;
        while (high < LARGE * LARGE && function.applyAsDouble(high) > value) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && Math.nextUp(low) < high; i++) {
            double middle = low + (high - low) / 2;
            if (function.applyAsDouble(middle) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
