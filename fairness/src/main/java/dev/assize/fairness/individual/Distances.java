package dev.assize.fairness.individual;

import java.util.Arrays;

/** Squared Euclidean distances of one row to all rows; exact where features are whole numbers of moderate size. */
final class Distances {
    private final double[][] columns;
    private final double[] squares;

    /** Takes features of shape [rows][features]. */
    Distances(double[][] features) {
        int width = features.length == 0 ? 0 : features[0].length;
        columns = new double[width][features.length];
        squares = new double[features.length];
        for (int row = 0; row < features.length; row++) {
            for (int column = 0; column < width; column++) {
                double number = features[row][column];
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException("feature " + column + " of row " + row + " is " + number
                            + "; distances need finite numbers, fill or leave out such rows");
                }
                columns[column][row] = number;
            }
        }
    }

    /** Returns the squared distances, shape [rows]; the array is used again by the next call. */
    double[] from(int row) {
        Arrays.fill(squares, 0);
        for (double[] column : columns) {
            double own = column[row];
            for (int other = 0; other < squares.length; other++) {
                double gap = column[other] - own;
                squares[other] += gap * gap;
            }
        }
        return squares;
    }
}
