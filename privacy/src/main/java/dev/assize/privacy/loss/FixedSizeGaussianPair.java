package dev.assize.privacy.loss;

/**
 * The pair of the Gaussian mechanism on a batch of fixed size drawn without replacement, where one record is replaced.
 *
 * <p>With g the size of the batch over the number of records, {@code A = N(0, s^2)} and {@code B = N(1, s^2)} the sums
 * with either record, any neighbors are at most as far apart as
 * <pre>
 * D(e^l) = D of (1-g) A + g B against A at e^l    for l at least 0,
 * D(e^l) = D of A against (1-g) A + g B at e^l    for l below 0,
 * </pre>
 * where D is the hockey-stick divergence. This curve is convex and 1 at 0, so it is that of a pair: the losses above 0
 * are those of the first line, the losses below 0 those of the second one, and the rest, {@code (1-g) TV(A, B)}, has
 * the loss 0 under both distributions. Each line is attained by neighbors, so both lines alone are bounds from below.
 *
 * @see <a href="https://arxiv.org/abs/1807.01647">Balle, Barthe and Gaboardi, Privacy amplification by subsampling,
 *     2018, theorem 11</a>
 * @see <a href="https://arxiv.org/abs/2106.08567">Zhu, Dong and Wang, Optimal accounting of differential privacy via
 *     characteristic function, 2022, theorem 11</a>
 */
public final class FixedSizeGaussianPair implements LossPair {
    private final LossPair above;
    private final LossPair below;
    private final boolean sampled;

    /**
     * Makes the pair.
     *
     * @param samplingRate g, above 0 and at most 1
     * @param noiseMultiplier s, in units of the most that replacing one record of the batch changes the sum
     */
    public FixedSizeGaussianPair(double samplingRate, double noiseMultiplier) {
        SampledGaussianPair lines = new SampledGaussianPair(samplingRate, noiseMultiplier);
        this.above = lines.removal();
        this.below = lines.addition();
        this.sampled = samplingRate < 1;
    }

    @Override
    public void tails(double loss, double[] into) {
        (loss < 0 ? below : above).tails(loss, into);
    }

    @Override
    public double high(double tail) {
        return Math.max(0, above.high(tail));
    }

    @Override
    public double low(double tail) {
        return Math.min(0, below.low(tail));
    }

    @Override
    public double[] jumps() {
        return sampled ? new double[] {0} : new double[0];
    }

    /** {@inheritDoc} Where batches are a small part of the data, nearly all of P lies at 0. */
    @Override
    public double median() {
        return 0;
    }
}
