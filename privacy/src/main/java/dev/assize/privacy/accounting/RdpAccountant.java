package dev.assize.privacy.accounting;

import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/**
 * The Rényi accountant: divergences of every order add up over the phases, and the best order is turned into epsilon by
 * {@code epsilon = r + log(1 - 1/a) - log(delta a)/(a - 1)}, or 0 where {@code delta >= sqrt(1 - exp(-r))}.
 *
 * <p>It only gives upper bounds; its lower value is 0.
 *
 * @see <a href="https://arxiv.org/abs/2004.00010">Canonne, Kamath and Steinke, The discrete Gaussian for differential
 *     privacy, 2020, proposition 12</a>
 */
public final class RdpAccountant implements Accountant {
    private final RenyiOrders orders;

    /** Makes the accountant with orders from 1.05 to 10,000. */
    public RdpAccountant() {
        this(RenyiOrders.standard());
    }

    /** Makes the accountant with orders of one's own, for example those of another library. */
    public RdpAccountant(RenyiOrders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "RDP";
    }

    @Override
    public EpsilonBracket epsilon(List<Phase> phases, double delta) {
        Targets.delta(delta);
        double best = phases.isEmpty() ? 0 : Double.MAX_VALUE;
        for (double order : orders.values()) {
            best = Math.min(best, epsilon(order, divergence(phases, order), delta));
        }
        return new EpsilonBracket(0, best, name());
    }

    @Override
    public DeltaBracket delta(List<Phase> phases, double epsilon) {
        Targets.epsilonOrZero(epsilon);
        double best = phases.isEmpty() ? 0 : 1;
        for (double order : orders.values()) {
            best = Math.min(best, delta(order, divergence(phases, order), epsilon));
        }
        return new DeltaBracket(0, best, name());
    }

    /** Returns the Rényi divergence of all phases together at an order. */
    public static double divergence(List<Phase> phases, double order) {
        double sum = 0;
        for (Phase phase : phases) {
            sum += phase.steps() * phase.mechanism().renyiDivergence(order);
        }
        return sum;
    }

    static double epsilon(double order, double divergence, double delta) {
        if (delta * delta >= -Math.expm1(-divergence)) {
            return 0;
        }
        return Math.max(0, divergence + Math.log1p(-1 / order) - Math.log(delta * order) / (order - 1));
    }

    private static double delta(double order, double divergence, double epsilon) {
        double log = (order - 1) * (divergence - epsilon + Math.log1p(-1 / order)) - Math.log(order);
        double total = Math.sqrt(-Math.expm1(-divergence));
        return Math.min(Math.exp(Math.min(log, 0)), total);
    }
}
