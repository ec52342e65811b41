package dev.assize.explain;

import dev.assize.core.Estimate;
import dev.assize.statistics.Estimates;
import java.util.Arrays;

/**
 * The permutation importance of one column, with an interval for other rows and other shuffles.
 *
 * <p>The estimate is a mean over pairs (row that receives a cell, row that donates it), an incomplete U-statistic. By
 * Hájek projection its variance over rows is {@code Var(r_i + d_i) / n}, where r_i is the mean loss of row i as
 * receiver and d_i as donor. With R shuffles r_i and d_i carry shuffle noise twice, the estimate carries it once; so
 * once the variance {@code s²/R} seen between shuffles is taken off again. Spread over shuffles alone would only say
 * how well these rows were shuffled.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730196">Hoeffding, A Class of Statistics with Asymptotically Normal
 *     Distribution, 1948</a>
 */
public final class ColumnImportance {
    private final double[] ofShuffle;
    private final double[] ofRow;
    private final ImportanceMetric metric;

    /**
     * Keeps the arrays, which the caller gives away.
     *
     * @param ofShuffle mean loss of each shuffle
     * @param ofRow mean loss of each row as receiver plus as donor
     */
    ColumnImportance(double[] ofShuffle, double[] ofRow, ImportanceMetric metric) {
        this.ofShuffle = ofShuffle;
        this.ofRow = ofRow;
        this.metric = metric;
    }

    /** Returns the importance of each shuffle, in their order. */
    public double[] ofShuffles() {
        return ofShuffle.clone();
    }

    /** Returns the mean over shuffles. */
    public double mean() {
        return Arrays.stream(ofShuffle).sum() / ofShuffle.length;
    }

    /** Returns the standard error over rows and shuffles; half the possible range when there is one row only. */
    public double standardError() {
        int rows = ofRow.length;
        if (rows < 2) {
            return metric.bound();
        }
        double projection = variance(ofRow, 2 * mean()) / rows;
        if (ofShuffle.length < 2) {
            return Math.sqrt(projection);
        }
        double shuffling = variance(ofShuffle, mean()) / ofShuffle.length;
        return Math.sqrt(Math.max(projection - shuffling, shuffling));
    }

    /** Returns the mean with its normal interval. */
    public Estimate estimate() {
        double bound = metric.bound();
        return Estimates.normal(Math.max(-bound, Math.min(bound, mean())), standardError(), -bound, bound);
    }

    private static double variance(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
