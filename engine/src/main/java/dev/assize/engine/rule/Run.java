package dev.assize.engine.rule;

/**
 * How a forward step runs.
 *
 * @param training whether layers that act differently in training do so
 * @param seed for everything random in this run
 * @param firstRow number of the first row within the whole batch, so that draws do not depend on how a batch is split
 */
public record Run(boolean training, long seed, int firstRow) {
    /** Prediction: nothing random. */
    public static final Run PREDICT = new Run(false, 0, 0);
}
