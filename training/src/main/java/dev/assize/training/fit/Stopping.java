package dev.assize.training.fit;

/**
 * Which epoch is kept, and when a training ends before its last. Counts only where examples are held out; else all
 * epochs are run and the last is kept.
 *
 * @param patience epochs without a better validation loss before it stops; 0 runs all epochs
 * @param minimumImprovement by how much a loss must be lower than the best so far to be better, at least 0, in the unit
 *     of the loss
 * @param restoresBest whether the best epoch is kept, not the last one that was run
 */
public record Stopping(int patience, double minimumImprovement, boolean restoresBest) {
    /** Runs all epochs and keeps the best. */
    public static final Stopping NEVER = new Stopping(0, 0, true);

    /** Checks the numbers. */
    public Stopping {
        if (patience < 0 || !(minimumImprovement >= 0 && minimumImprovement <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a patience of " + patience + " epochs and a minimum improvement of "
                    + minimumImprovement + " make no sense; both are finite numbers of 0 or more");
        }
    }

    /** Returns the rule of stopping after some epochs without any improvement, and of keeping the best. */
    public static Stopping after(int patience) {
        return new Stopping(patience, 0, true);
    }
}
