package dev.assize.engine.rule;

/**
 * How a forward step runs.
 *
 * @param training whether layers that act differently in training do so
 * @param seed for everything random in this run
 * @param firstRow number of the first row within the whole batch, so that draws do not depend on how a batch is split
 * @param kept whether all values stay for a backward step; if not, steps may write over what they no longer need
 */
public record Run(boolean training, long seed, int firstRow, boolean kept) {
    /** Prediction: nothing random. */
    public static final Run PREDICT = new Run(false, 0, 0);

    /** Prediction of which only the outputs count. */
    public static final Run OUTPUTS = new Run(false, 0, 0, false);

    /** Makes a run that keeps all values. */
    public Run(boolean training, long seed, int firstRow) {
        this(training, seed, firstRow, true);
    }
}
