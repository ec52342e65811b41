package dev.assize.core;

/**
 * A number that does not exist, and why. It is never 0, 1, NaN or a pass.
 *
 * @param key the name of the missing number
 * @param cause what kind of reason
 * @param reason one sentence for a person, with the figures that show it
 */
public record Undefined(EvidenceKey key, Cause cause, String reason) implements Evidence {
    /** Why there is no number. */
    public enum Cause {
        /** The formula has no value here, for example a rate of no rows. */
        NO_VALUE,
        /** The question does not arise, for example a check that needs a model where there is none. */
        NOT_APPLICABLE,
        /** It was not computed, for example because the work was switched off. */
        NOT_COMPUTED
    }

    /** Checks that there is a reason. */
    public Undefined {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(key + " is undefined without a reason; give one");
        }
    }
}
