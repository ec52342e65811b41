package dev.assize.fairness.individual;

/**
 * Consistency of outcomes among the k nearest rows by Euclidean distance, the row itself among them:
 * {@code 1 - mean over rows of |y - mean of y over its neighbors|}. 1 is consistent, lower is worse; for outcomes 0 or
 * 1 it lies between 0 and 1. Rows tied at the k-th distance share the open places equally, so that the value does not
 * depend on the order of rows; the bounds are the lowest and highest values that any choice among them gives, and the
 * one by row order takes the first. All pairs of rows are compared: O(rows² · features).
 *
 * @param shared the value
 * @param lowest lowest value over all choices among tied rows, for outcomes 0 or 1
 * @param highest highest value over all choices among tied rows, for outcomes 0 or 1
 * @param byRowOrder value with the first of tied rows
 * @see <a href="https://proceedings.mlr.press/v28/zemel13.html">Zemel et al., Learning fair representations, 2013</a>
 */
public record NeighborConsistency(double shared, double lowest, double highest, double byRowOrder) {
    /**
     * Measures rows.
     *
     * @param features shape [rows][features], finite, in comparable units
     * @param outcomes shape [rows], 0 or 1
     * @param neighbors k, 1 to the number of rows
     */
    public static NeighborConsistency of(double[][] features, double[] outcomes, int neighbors) {
        if (features.length != outcomes.length || neighbors < 1 || neighbors > outcomes.length) {
            throw new IllegalArgumentException(neighbors + " neighbors among " + features.length + " rows with "
                    + outcomes.length + " outcomes; one outcome a row and 1 to that many neighbors are needed");
        }
        Distances distances = new Distances(features);
        double[] sums = new double[4];
        for (int row = 0; row < outcomes.length; row++) {
            Neighborhood near = Neighborhood.of(distances.from(row), outcomes, neighbors);
            double own = outcomes[row];
            sums[0] += Math.abs(own - near.shared());
            sums[1] += near.furthest(own);
            sums[2] += near.nearest(own);
            sums[3] += Math.abs(own - near.byRowOrder());
        }
        double rows = outcomes.length;
        return new NeighborConsistency(1 - sums[0] / rows, 1 - sums[1] / rows, 1 - sums[2] / rows, 1 - sums[3] / rows);
    }
}
