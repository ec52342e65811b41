package dev.assize.training.settings;

/**
 * Which epoch is kept and when training stops before the last one. Without a validation part the last epoch is kept and
 * all epochs are run.
 *
 * @param validationPart part of the training rows that is held out and gives no gradients, 0 to 0.5
 * @param patience epochs without an improvement before training stops; 0 runs all epochs
 * @param minImprovement how much lower than the lowest so far a validation loss must be to count as an improvement
 * @param restoreBest whether the epoch with the lowest validation loss is kept, not the last one
 */
public record EarlyStopping(double validationPart, int patience, double minImprovement, boolean restoreBest) {
    /** What is written for a patience of 0. */
    static final String NEVER = "none";

    /** No rows are held out, all epochs are run, the last is kept. */
    public static final EarlyStopping NONE = new EarlyStopping(0, 0, 0, true);
}
