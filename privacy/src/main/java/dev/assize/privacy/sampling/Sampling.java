package dev.assize.privacy.sampling;

import dev.assize.privacy.noise.Keystream;

/** How the records of a step are chosen; the choice is independent from step to step. */
public sealed interface Sampling permits PoissonSampling, FixedSizeSampling, TruncatedPoissonSampling {
    /**
     * Chooses records.
     *
     * @param records how many there are to choose from, at least 1
     * @param bits where the choice comes from
     * @return numbers of records from 0, ascending; may be empty
     */
    int[] draw(int records, Keystream bits);

    /**
     * Returns the probability with which a record takes part in a step, or the part that takes part; above 0, at most
     * 1.
     */
    double rate(int records);

    /**
     * Returns by how many records a sum is divided: what does not depend on the choice, so that nobody learns how many
     * were chosen.
     */
    double divisor(int records);

    /** Returns the name in settings and reports. */
    String id();
}
