package dev.assize.privacy;

/**
 * What a training record guarantees: (epsilon, delta) differential privacy of the trained parameters.
 *
 * @param epsilon upper bound, finite, at least 0
 * @param delta in [0, 1)
 * @param unit whose presence is hidden, for example {@code "one row, add or remove"}
 * @param accountant how epsilon was computed, for example {@code "RDP"}
 */
public record PrivacyClaim(double epsilon, double delta, String unit, String accountant) {
    /** Checks the ranges. */
    public PrivacyClaim {
        if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("the claimed epsilon is " + epsilon
                    + "; a claim is finite and at least 0, otherwise there is none");
        }
        if (!(delta >= 0 && delta < 1)) {
            throw new IllegalArgumentException("the claimed delta is " + delta + "; it lies from 0 to below 1");
        }
    }
}
