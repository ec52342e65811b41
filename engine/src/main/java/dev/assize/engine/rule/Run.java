package dev.assize.engine.rule;

/**
 * How a forward step runs.
 *
 * @param training whether layers that act differently in training do so
 * @param seed for everything random in this run
 * @param firstRow number of the first row within the whole batch, so that draws do not depend on how a batch is split
 */
public record Run(boolean training, long seed, int firstRow) {
    private static final long STACKED = 1L << 32; // more than a batch has rows

    /** Prediction: nothing random. */
    public static final Run PREDICT = new Run(false, 0, 0);

    /**
     * Returns a number for a row at hand that does not depend on how the batch is split.
     *
     * @param index of the row among those at hand
     * @param block how many rows of the batch are at hand: where rows are stacked, each block has numbers of its own
     */
    public long row(int index, int block) {
        return firstRow + index % block + index / block * STACKED;
    }
}
