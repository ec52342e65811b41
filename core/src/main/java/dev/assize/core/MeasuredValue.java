package dev.assize.core;

/**
 * One number: the shape that policies judge.
 *
 * @param key its name
 * @param estimate the number and how sure it is
 * @param unit what it counts
 * @param sampleSize rows that it rests on
 * @param method how it was computed, in a few words, with settings
 */
public record MeasuredValue(EvidenceKey key, Estimate estimate, Unit unit, long sampleSize, String method)
        implements Evidence {
    /** Checks the sample size. */
    public MeasuredValue {
        if (sampleSize < 0) {
            throw new IllegalArgumentException(key + " rests on " + sampleSize + " rows; that cannot be negative");
        }
    }
}
