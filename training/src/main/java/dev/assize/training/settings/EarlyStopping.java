package dev.assize.training.settings;

/**
 * What is measured after each epoch, which epoch is kept and when training stops before the last one. Without a
 * validation part the last epoch is kept and all epochs are run. Held-out rows are measured all.
 *
 * @param validationPart part of the training rows that is held out and gives no gradients, 0 to 0.5
 * @param patience epochs without an improvement before training stops; 0 runs all epochs
 * @param minImprovement how much lower than the lowest so far a validation loss must be to count as an improvement
 * @param restoreBest whether the epoch with the lowest validation loss is kept, not the last one
 * @param curveRows training rows that are measured after each epoch, drawn once at random; 0 measures all of them. The
 *     measure is shown and decides nothing
 */
public record EarlyStopping(
        double validationPart, int patience, double minImprovement, boolean restoreBest, int curveRows) {
    /** Training rows that are measured unless another number is set: a share is known to 0.01 at worst. */
    public static final int DEFAULT_CURVE_ROWS = 10_000;

    /** What is written for a patience of 0. */
    static final String NEVER = "none";

    /** No rows are held out, all epochs are run, the last is kept. */
    public static final EarlyStopping NONE = new EarlyStopping(0, 0, 0, true);

    /** What is written for all training rows. */
    static final String ALL = "all";

    /** Makes a rule that measures as many training rows as usual. */
    public EarlyStopping(double validationPart, int patience, double minImprovement, boolean restoreBest) {
        this(validationPart, patience, minImprovement, restoreBest, DEFAULT_CURVE_ROWS);
    }

    /** Returns this rule with another number of training rows that are measured; 0 measures all. */
    public EarlyStopping withCurveRows(int rows) {
        return new EarlyStopping(validationPart, patience, minImprovement, restoreBest, rows);
    }
}
