package dev.assize.privacy.loss;

/**
 * The sum of the losses of many uses, in one direction, from both sides.
 *
 * <p>The masses are tilted by {@code exp(t l)} before they are convolved, with t such that the sum lies around the
 * epsilon that is asked for. The rounding of the transform is then relative to the delta there, however small that is,
 * and the window only has to hold the tilted sum. What the window cuts off, the tails of one use and the rounding are
 * bounded and added to the pessimistic delta, and taken from the optimistic one:
 * {@code delta(e) = M(t)^n sum over l > e of p_t(l) exp(-t l) (1 - exp(e - l))}.
 *
 * @see <a href="https://arxiv.org/abs/1906.03049">Koskela, Jälkö and Honkela, Computing tight differential privacy
 *     guarantees using FFT, 2020</a>
 * @see <a href="https://arxiv.org/abs/2106.02848">Gopi, Lee and Wutschitz, Numerical composition of differential
 *     privacy, 2021, for the bounds of what a window cuts off</a>
 */
final class LossSum {
    private static final int LONG = 1 << 15;

    private final LossTail pessimistic;
    private final LossTail optimistic;

    private final LossWindow window;
    private final boolean finest;

    private LossSum(LossTail pessimistic, LossTail optimistic, LossWindow window, double asked) {
        this.pessimistic = pessimistic;
        this.optimistic = optimistic;
        this.window = window;
        this.finest = window.interval() > asked;
    }

    /**
     * Adds up.
     *
     * @param outline the uses
     * @param tilt t, and the window
     * @param interval the most that lattice points may be apart
     */
    static LossSum of(LossOutline outline, LossTilt tilt, double interval) {
        LossWindow window = LossWindow.of(outline, tilt, interval);
        LossSpectrum pessimistic = new LossSpectrum(window);
        LossSpectrum optimistic = new LossSpectrum(window);
        FourierTransform transform = new FourierTransform(window.length());
        for (int i = 0; i < outline.uses().size(); i++) {
            LossUse use = outline.uses().get(i);
            LossGrid grid = window.grid(i);
            int[] edges = new LossEdges(outline.sketch(i), use, tilt, window.interval())
                    .between(use.pair().low(outline.tail()), use.pair().high(outline.tail()), grid);
            LossLattice lattice = new LossLattice(use.pair(), edges, grid);
            double[] real = new double[window.length()];
            double[] imaginary = new double[window.length()];
            double[] doubts = lattice.doubts();
            pessimistic.put(
                    new LossMasses(grid, edges, lattice.pessimistic(), doubts, lattice.infinite()), use.steps(), real);
            optimistic.put(new LossMasses(grid, edges, lattice.optimistic(), doubts, 0), use.steps(), imaginary);
            transform.forward(real, imaginary);
            LossSpectrum.multiply(
                    new LossSpectrum[] {pessimistic, optimistic},
                    use.steps(),
                    new double[][] {real, imaginary},
                    transform);
        }
        double[][] sums = LossSpectrum.back(pessimistic, optimistic, transform);
        return new LossSum(
                new LossTail(window, sums[0], pessimistic.moments()),
                new LossTail(window, sums[1], optimistic.moments()),
                window,
                interval);
    }

    /** Returns whether the lattice is so long that it takes some time. */
    boolean isLong() {
        return window.length() >= LONG;
    }

    /** Returns whether lattice points are further apart than asked for, because there are as many as there can be. */
    boolean isFinest() {
        return finest;
    }

    /** Returns by how much rounding may change a probability of the tilted sum. */
    double rounding() {
        return Math.max(pessimistic.rounding(), optimistic.rounding());
    }

    /** Returns an epsilon for which delta holds, at least 0, or infinity if this sum cannot tell. */
    double epsilonAbove(double delta) {
        return pessimistic.epsilon(delta, -1);
    }

    /** Returns an epsilon below which delta does not hold, at least 0. */
    double epsilonBelow(double delta) {
        return optimistic.epsilon(delta, 1);
    }

    /** Returns a delta that holds for epsilon, at most 1. */
    double deltaAbove(double epsilon) {
        return pessimistic.delta(epsilon, 1);
    }

    /** Returns a delta below which epsilon does not hold, at least 0. */
    double deltaBelow(double epsilon) {
        return optimistic.delta(epsilon, -1);
    }
}
