package dev.assize.training.privacy;

import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;

/**
 * Counts of the records of a step that are asked for together with the gradient, as more numbers of the same Gaussian
 * mechanism. A record adds numbers whose Euclidean norm is at most 1, so neighbors that differ in k records differ by k
 * at most; with noise of deviation {@code s = batch / 40} the counts have the multiplier {@code s / k}, and the gradient
 * gets {@code (z^-2 - (s / k)^-2)^-1/2} instead of z. All together are one mechanism of multiplier z, which is what the
 * ledger has.
 *
 * @see <a href="https://arxiv.org/abs/1905.03871">Andrew, Thakkar, McMahan and Ramaswamy, Differentially private
 *     learning with adaptive clipping, 2021, theorem 1</a>
 */
public final class PrivateCounts {
    private static final double NOISE = 1 / 40.0; // of the expected batch

    private final double batch;
    private final int differing;

    /**
     * Makes counts.
     *
     * @param batch expected records of a step
     * @param differing in how many records two neighboring sums differ: 1, or 2 where one is exchanged
     */
    public PrivateCounts(double batch, int differing) {
        this.batch = batch;
        this.differing = differing;
    }

    /** Returns the standard deviation of the noise of each count. */
    public double deviation() {
        return batch * NOISE;
    }

    /** Returns whether a multiplier leaves noise for the counts: whether theirs is larger. */
    public boolean fits(double noiseMultiplier) {
        return deviation() / differing > noiseMultiplier;
    }

    /** Returns the smallest whole batch that {@link #fits} a multiplier. */
    public long leastBatch(double noiseMultiplier) {
        return (long) Math.floor(noiseMultiplier * differing / NOISE) + 1;
    }

    /** Returns the multiplier of the gradient's noise, so that all together have {@code noiseMultiplier}. */
    public double gradientMultiplier(double noiseMultiplier) {
        if (!fits(noiseMultiplier)) {
            throw new IllegalArgumentException("a noise multiplier of " + noiseMultiplier + " leaves nothing for counts"
                    + " by group with batches of " + batch + " records; use larger batches or no gap penalty");
        }
        double ofCounts = deviation() / differing;
        return 1 / Math.sqrt(1 / (noiseMultiplier * noiseMultiplier) - 1 / (ofCounts * ofCounts));
    }

    /** Adds noise to counts. */
    public void addNoise(double[] counts, NoiseSource source, long step) {
        NoiseMechanism noise = NoiseMechanism.gaussian(differing, deviation() / differing);
        double[] drawn = new double[counts.length];
        noise.draw(source.stream(NoiseSource.Purpose.COUNTS, step, 0), drawn, 0, counts.length);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = noise.add(counts[i], drawn[i]);
        }
    }
}
