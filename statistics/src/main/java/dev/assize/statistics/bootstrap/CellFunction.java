package dev.assize.statistics.bootstrap;

/**
 * Computes some values from cells. Called once for the observed cells, once for each draw and once for each cell that
 * has rows; it must depend on its argument alone and should not allocate.
 */
@FunctionalInterface
public interface CellFunction {
    /**
     * Computes the values.
     *
     * @param cells shape [cells], rows (or sums of weights) in each cell, at least 0; not to be changed or kept
     * @param values where the results go; what is not set has no value
     */
    void measure(double[] cells, DrawnValues values);
}
