package dev.assize.training.privacy;

import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;

/**
 * A clip norm that follows a quantile of the gradients' norms. After each step, with b the noisy part of the sampled
 * records whose gradient was not clipped, {@code C <- C exp(-0.2 (b - quantile))}.
 *
 * <p>The count is asked for together with the gradient, as one more number of the same Gaussian mechanism: per record
 * it is ±1/2, its noise has the deviation {@code s = batch / 20}, which is a multiplier of {@code 2 s / k} where
 * neighbors differ in k records, and the gradient gets the multiplier {@code (z^-2 - (2 s / k)^-2)^-1/2} instead of z.
 * Both together are one mechanism of multiplier z, which is what the ledger has.
 *
 * @see <a href="https://arxiv.org/abs/1905.03871">Andrew, Thakkar, McMahan and Ramaswamy, Differentially private
 *     learning with adaptive clipping, 2021, algorithm 1 and theorem 1</a>
 */
public final class AdaptiveNorm {
    private static final double RATE = 0.2;
    private static final double COUNT_NOISE = 1 / 20.0; // of the expected batch

    private final double quantile;
    private final double batch;
    private final double deviation;
    private final int differing;
    private double norm;

    /**
     * Makes the norm of a training.
     *
     * @param start C of the first step
     * @param quantile part of the gradients that should not be clipped, above 0 and below 1
     * @param batch expected records of a step
     * @param differing in how many records two neighboring sums differ: 1, or 2 where one is exchanged
     */
    public AdaptiveNorm(double start, double quantile, double batch, int differing) {
        this.norm = start;
        this.quantile = quantile;
        this.batch = batch;
        this.differing = differing;
        deviation = batch * COUNT_NOISE;
    }

    /** Returns C of the next step. */
    public double norm() {
        return norm;
    }

    /** Goes on from the C of a checkpoint. */
    public void set(double saved) {
        norm = saved;
    }

    /** Returns whether a multiplier leaves noise for the count: whether that of the count is larger. */
    public static boolean fits(double noiseMultiplier, double batch, int differing) {
        return 2 * batch * COUNT_NOISE / differing > noiseMultiplier;
    }

    /** Returns the multiplier of the gradient's noise, so that both together have {@code noiseMultiplier}. */
    public double gradientMultiplier(double noiseMultiplier) {
        double ofCount = 2 * deviation / differing;
        if (!(ofCount > noiseMultiplier)) {
            throw new IllegalArgumentException("a noise multiplier of " + noiseMultiplier + " leaves nothing for the "
                    + "clip norm with batches of " + batch + " records; use larger batches or a fixed clip norm");
        }
        return 1 / Math.sqrt(1 / (noiseMultiplier * noiseMultiplier) - 1 / (ofCount * ofCount));
    }

    /**
     * Moves C after a step.
     *
     * @param unclipped sampled records whose gradient was not clipped
     * @param sampled how many records were sampled
     */
    public void update(int unclipped, int sampled, NoiseSource source, long step) {
        NoiseMechanism noise = NoiseMechanism.gaussian(0.5 * differing, 2 * deviation / differing);
        double[] drawn = new double[1];
        noise.draw(source.stream(NoiseSource.Purpose.QUANTILE, step, 0), drawn, 0, 1);
        double part = noise.add(unclipped - sampled / 2.0, drawn[0]) / batch + 0.5;
        norm *= Math.exp(-RATE * (part - quantile));
    }
}
