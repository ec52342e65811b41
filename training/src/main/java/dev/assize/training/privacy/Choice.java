package dev.assize.training.privacy;

import dev.assize.privacy.mechanism.FixedSizeGaussian;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.mechanism.TruncatedSampledGaussian;
import dev.assize.privacy.sampling.FixedSizeSampling;
import dev.assize.privacy.sampling.PoissonSampling;
import dev.assize.privacy.sampling.Sampling;
import dev.assize.privacy.sampling.TruncatedPoissonSampling;
import dev.assize.training.settings.RecordSampling;

/**
 * Records and how those of a step are chosen.
 *
 * @param sampling how
 * @param records how many there are
 */
record Choice(Sampling sampling, int records) {
    private static final int TIMES_THE_BATCH = 2;

    static Choice of(RecordSampling settings, int batch, int records) {
        double rate = batch / (double) records;
        Sampling sampling = switch (settings.mode()) {
            case POISSON -> new PoissonSampling(rate);
            case FIXED -> new FixedSizeSampling(batch);
            case TRUNCATED ->
                new TruncatedPoissonSampling(rate, settings.most() > 0 ? settings.most() : TIMES_THE_BATCH * batch);
        };
        return new Choice(sampling, records);
    }

    /** Returns in how many records two neighboring sums differ: one that comes or goes, or one that is exchanged. */
    int recordsThatDiffer() {
        return sampling instanceof FixedSizeSampling ? 2 : 1;
    }

    /**
     * Returns what a step is to the accountant. Where a batch is cut to its largest size, {@link #records} are those of
     * the larger one of two neighbors.
     *
     * @param noiseMultiplier standard deviation of the noise, in units of what neighbors can differ
     */
    Mechanism mechanism(double noiseMultiplier) {
        double rate = sampling.rate(records);
        if (sampling instanceof FixedSizeSampling) {
            return new FixedSizeGaussian(rate, noiseMultiplier);
        }
        return sampling instanceof TruncatedPoissonSampling cut
                ? new TruncatedSampledGaussian(records, rate, cut.most(), noiseMultiplier)
                : new SampledGaussian(rate, noiseMultiplier);
    }
}
