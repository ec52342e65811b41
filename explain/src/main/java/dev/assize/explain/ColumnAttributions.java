package dev.assize.explain;

import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.Estimate;
import dev.assize.core.Tensor;
import dev.assize.statistics.Estimates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributions of the numbers a model reads, summed over the column they were made from.
 *
 * <p>The attribution of a column is the sum over its features (scaled number, one-hot categories, missing and unseen
 * indicators), sign kept, per row. Sums keep completeness: over all columns they add up to what the features add up to.
 * The share of column c is {@code mean over rows |a_c| / sum over columns of mean over rows |a_c|}; shares are 0 to 1
 * and sum to 1. There is no share where every attribution is 0.
 */
public final class ColumnAttributions {
    private final Map<String, double[]> byColumn;
    private final int rows;

    private ColumnAttributions(Map<String, double[]> byColumn, int rows) {
        this.byColumn = byColumn;
        this.rows = rows;
    }

    /**
     * Sums attributions by column.
     *
     * @param attributions shape [rows, features]
     * @param encoder names the features; a column without features gets 0
     * @throws IllegalArgumentException if the number of features differs
     */
    public static ColumnAttributions of(Tensor attributions, Encoder encoder) {
        List<EncodedFeature> features = encoder.features();
        if (attributions.rowSize() != features.size()) {
            throw new IllegalArgumentException("there are " + attributions.rowSize()
                    + " attributions a row, the encoder has " + features.size() + " features; they must be the same");
        }
        Map<String, double[]> sums = new LinkedHashMap<>();
        encoder.columns().forEach(column -> sums.put(column, new double[attributions.rows()]));
        for (int f = 0; f < features.size(); f++) {
            double[] sum = sums.computeIfAbsent(features.get(f).column(), c -> new double[attributions.rows()]);
            for (int row = 0; row < sum.length; row++) {
                sum[row] += attributions.at(row, f);
            }
        }
        return new ColumnAttributions(sums, attributions.rows());
    }

    /** Returns the columns in the order of the encoder. */
    public List<String> columns() {
        return List.copyOf(byColumn.keySet());
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the attribution of {@code column} in {@code row}. */
    public double at(int row, String column) {
        double[] values = byColumn.get(column);
        if (values == null) {
            throw new IllegalArgumentException(
                    "there is no attribution for column '" + column + "'; columns: " + byColumn.keySet());
        }
        return values[row];
    }

    /**
     * Returns the share of the given columns together, with the standard error of a ratio of means over rows
     * (linearised: residuals {@code |a_c| - share * total} over mean total); empty where every attribution is 0.
     */
    public Optional<Estimate> share(List<String> columns) {
        double[] part = new double[rows];
        double[] total = new double[rows];
        double partSum = 0;
        double totalSum = 0;
        for (int row = 0; row < rows; row++) {
            part[row] = size(row, columns);
            total[row] = size(row, columns());
            partSum += part[row];
            totalSum += total[row];
        }
        if (totalSum == 0) {
            return Optional.empty();
        }
        double share = Math.min(1, partSum / totalSum);
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            double residual = part[row] - share * total[row];
            squares += residual * residual;
        }
        double standardError = rows < 2 ? 0.5 : Math.sqrt(squares * rows / (rows - 1)) / totalSum;
        return Optional.of(Estimates.normal(share, standardError, 0, 1));
    }

    private double size(int row, List<String> columns) {
        double size = 0;
        for (String column : columns) {
            size += Math.abs(at(row, column));
        }
        return size;
    }
}
