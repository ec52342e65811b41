package dev.assize.engine.rule;

/**
 * How a forward step runs.
 *
 * @param training whether layers that act differently in training do so
 * @param seed for everything random in this run
 * @param firstRow number of the first row within the whole batch, so that draws do not depend on how a batch is split
 * @param block how many rows of the batch are at hand; where rows are stacked, there are several blocks of so many
 * @param kept whether all values stay for a backward step; if not, steps may write over what they no longer need
 */
public record Run(boolean training, long seed, int firstRow, int block, boolean kept) {
    /** Prediction: nothing random. */
    public static final Run PREDICT = new Run(false, 0, 0);

    private static final long STACKED = 1L << 32; // more than a batch has rows

    /** Makes a run over rows that are not stacked, which keeps all values. */
    public Run(boolean training, long seed, int firstRow) {
        this(training, seed, firstRow, Integer.MAX_VALUE, true);
    }

    /** Returns this run for rows stacked in blocks of {@code rows}. */
    public Run stacked(int rows) {
        return new Run(training, seed, firstRow, Math.max(1, rows), kept);
    }

    /** Returns this run if only the outputs of the network are wanted. */
    public Run passing() {
        return new Run(training, seed, firstRow, block, false);
    }

    /** Returns a number for a row at hand, which does not depend on how the batch is split. */
    public long row(int index) {
        return firstRow + index % block + index / block * STACKED;
    }
}
