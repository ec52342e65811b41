package dev.assize.training.fit;

/**
 * How well a network does on some rows.
 *
 * @param loss weighted mean of the rows' losses, without penalties: cross-entropy in nats, squared error in squared
 *     units of the label
 * @param correct rows whose most probable class is the true one; 0 for numbers
 * @param rows how many rows
 */
public record Score(double loss, long correct, long rows) {
    /** Checks that the loss is finite. */
    public Score {
        if (!Double.isFinite(loss) || correct < 0 || correct > rows) {
            throw new IllegalArgumentException("a loss of " + loss + " with " + correct + " of " + rows
                    + " rows correct is no state of a network; losses are finite");
        }
    }

    /** Returns the part of the rows whose most probable class is the true one, 0 to 1; 0 for numbers. */
    public double accuracy() {
        return rows == 0 ? 0 : correct / (double) rows;
    }
}
