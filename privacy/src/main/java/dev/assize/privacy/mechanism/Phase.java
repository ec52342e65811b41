package dev.assize.privacy.mechanism;

/**
 * A mechanism used a number of times in a row; later uses may depend on what earlier ones gave out.
 *
 * @param mechanism what is used
 * @param steps how often, at least 1
 */
public record Phase(Mechanism mechanism, long steps) {
    /** The most steps that an account can hold; beyond it, doubles no longer count exactly. */
    public static final long MOST_STEPS = 1_000_000_000_000L;

    /** Checks the number of steps. */
    public Phase {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a phase of " + steps + " steps makes no sense; the number of steps lies from 1 to " + MOST_STEPS);
        }
    }
}
