package dev.assize.engine.clip;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which rows of a batch belong to one record, the unit that privacy is promised to: record r is the rows
 * {@code start(r)} to {@code start(r + 1) - 1}. Its gradient is that of the weighted sum of the losses of its rows.
 */
public final class Records {
    private static final double[] NO_WEIGHTS = {};

    private final int[] starts; // one more than there are records: the last is the number of rows
    private final double[] rowWeights;

    private Records(int[] starts, double[] rowWeights) {
        this.starts = starts;
        this.rowWeights = rowWeights;
    }

    /** Makes each of {@code rows} rows a record. */
    public static Records single(int rows) {
        return runs(rows, 1);
    }

    /**
     * Makes each run of {@code length} rows a record: augmented copies of one example, or what a GAN's discriminator
     * sees for one.
     *
     * @param rows of the batch, a multiple of {@code length}, may be 0
     * @param length of each run, at least 1
     */
    public static Records runs(int rows, int length) {
        if (length < 1 || rows < 0 || rows % length != 0) {
            throw new IllegalArgumentException(rows + " rows do not make records of " + length
                    + " rows each; give as many rows to each record, at least one");
        }
        int count = rows / length;
        return new Records(
                IntStream.rangeClosed(0, count).map(record -> record * length).toArray(), NO_WEIGHTS);
    }

    /**
     * Makes records of any number of rows, for example all rows of a user.
     *
     * @param starts first row of each record, 0 first and then rising
     * @param rows of the batch
     */
    public static Records of(int[] starts, int rows) {
        int[] all = Arrays.copyOf(starts, starts.length + 1);
        all[starts.length] = rows;
        if (all[0] != 0) {
            throw new IllegalArgumentException("the first record starts at row " + all[0]
                    + "; the rows of all records follow each other from row 0 on");
        }
        for (int record = 0; record < starts.length; record++) {
            if (all[record + 1] <= all[record]) {
                throw new IllegalArgumentException("record " + record + " has the rows " + all[record] + " to "
                        + (all[record + 1] - 1) + "; each record needs at least one row, in the order of the rows");
            }
        }
        return new Records(all, NO_WEIGHTS);
    }

    /**
     * Returns these records with a weight for the loss of each row, for example 1 over the number of augmented copies.
     *
     * @param weights one for each row, finite; empty for 1
     */
    public Records withRowWeights(double[] weights) {
        if (weights.length != 0 && weights.length != rows()) {
            throw new IllegalArgumentException(
                    weights.length + " weights were given for " + rows() + " rows; give one for each row, or none");
        }
        for (int row = 0; row < weights.length; row++) {
            if (!Double.isFinite(weights[row])) {
                throw new IllegalArgumentException(
                        "the weight of row " + row + " is " + weights[row] + "; weights are finite numbers");
            }
        }
        return new Records(starts, weights.clone());
    }

    /** Returns how many records there are. */
    public int count() {
        return starts.length - 1;
    }

    /** Returns how many rows there are. */
    public int rows() {
        return starts[starts.length - 1];
    }

    /** Returns the first row of a record; for {@link #count()} the number of rows. */
    public int start(int record) {
        return starts[record];
    }

    /** Returns the weight of each row, or none if all are 1. */
    public double[] rowWeights() {
        return rowWeights.clone();
    }
}
