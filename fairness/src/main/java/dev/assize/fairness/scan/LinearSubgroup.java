package dev.assize.fairness.scan;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Looks for a subgroup that a straight line through numeric attributes cuts off and whose rate differs from that of
 * all: the difference of the rate is regressed on the attributes, and the subgroups are where the fit is above and
 * below 0. The result is {@code |rate in the subgroup - rate| · rows in the subgroup / all rows}, 0 to 1, the larger of
 * the two; 0 is parity. A heuristic: another line may cut off worse.
 *
 * @see <a href="https://arxiv.org/abs/1711.05144">Kearns et al., Preventing fairness gerrymandering, 2018, section
 *     5</a>
 */
public final class LinearSubgroup {
    private static final double ROUNDING = 1e-12;

    private LinearSubgroup() {}

    /**
     * Returns the weighted disparity.
     *
     * @param codes shape [cells, attributes], the numbers of the attributes in each cell
     * @param rows shape [cells], rows that the rate is about
     * @param hits shape [cells], those of them that count
     * @param all how many rows there are, those that the rate is not about among them
     */
    public static double disparity(double[][] codes, double[] rows, double[] hits, double all) {
        double total = Arrays.stream(rows).sum();
        if (total == 0) {
            throw new IllegalArgumentException(
                    "none of " + rows.length + " cells has rows that the rate is about; it has no value here");
        }
        double rate = Arrays.stream(hits).sum() / total;
        double[] fit = fit(codes, rows, hits, rate);
        double[] sums = new double[4];
        for (int cell = 0; cell < rows.length; cell++) {
            int side = fit[cell] > ROUNDING ? 0 : 2;
            if (Math.abs(fit[cell]) > ROUNDING) {
                sums[side] += rows[cell];
                sums[side + 1] += hits[cell];
            }
        }
        return Math.max(Math.abs(sums[1] - rate * sums[0]), Math.abs(sums[3] - rate * sums[2])) / all;
    }

    /** Returns the least-squares fit of the difference of the rate in each cell. */
    private static double[] fit(double[][] codes, double[] rows, double[] hits, double rate) {
        int width = codes[0].length + 1;
        RealMatrix normal = new Array2DRowRealMatrix(width, width);
        double[] right = new double[width];
        for (int cell = 0; cell < rows.length; cell++) {
            double[] x = withOne(codes[cell]);
            for (int i = 0; i < width; i++) {
                right[i] += x[i] * (hits[cell] - rate * rows[cell]);
                for (int j = 0; j < width; j++) {
                    normal.addToEntry(i, j, rows[cell] * x[i] * x[j]);
                }
            }
        }
        var solution = new SingularValueDecomposition(normal).getSolver().solve(new ArrayRealVector(right));
        double[] fit = new double[rows.length];
        for (int cell = 0; cell < fit.length; cell++) {
            fit[cell] = solution.dotProduct(new ArrayRealVector(withOne(codes[cell])));
        }
        return fit;
    }

    private static double[] withOne(double[] codes) {
        double[] x = Arrays.copyOf(codes, codes.length + 1);
        x[codes.length] = 1;
        return x;
    }
}
