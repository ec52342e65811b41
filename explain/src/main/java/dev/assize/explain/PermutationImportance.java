package dev.assize.explain;

import dev.assize.core.Decisions;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Tensor;
import dev.assize.statistics.RowSample;
import java.util.stream.IntStream;

/**
 * How much worse a model gets when one column of the table is shuffled: {@code base score - mean over shuffles of the
 * score with the column shuffled}. 0 means that the column is not used (or is constant); negative means that the model
 * does better without it. The whole original column moves at once, whatever it is encoded to.
 *
 * <p>Columns that tell the same cover for each other: shuffling one leaves the other, so both can look unimportant.
 *
 * @see <a href="https://jmlr.org/papers/v20/18-760.html">Fisher, Rudin, Dominici, All Models are Wrong, but Many are
 *     Useful, 2019, section 3</a>
 */
public final class PermutationImportance {
    private final TableModel model;
    private final Table rows;
    private final int[] truth;
    private final ImportanceMetric metric;
    private final double[] baseScores;

    /**
     * Scores the table as it is.
     *
     * @param model any classifier
     * @param rows at least one row
     * @param truth index of the true class of each row
     * @param metric what the importance is measured by
     */
    public PermutationImportance(TableModel model, Table rows, int[] truth, ImportanceMetric metric) {
        if (truth.length != rows.rowCount() || truth.length == 0) {
            throw new IllegalArgumentException("there are " + truth.length + " true classes for " + rows.rowCount()
                    + " rows; give one for each row, and at least one row");
        }
        int classes = model.task().classes().size();
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] < 0 || truth[row] >= classes) {
                throw new IllegalArgumentException("true class of row " + row + " is " + truth[row]
                        + ", the task has classes 0 to " + (classes - 1));
            }
        }
        this.model = model;
        this.rows = rows;
        this.truth = truth.clone();
        this.metric = metric;
        this.baseScores = scores(rows);
    }

    /** Returns the mean score of the table as it is. */
    public double baseScore() {
        return mean(baseScores);
    }

    /**
     * Measures a column by shuffles that depend on the column's name and the number of the shuffle alone, so that other
     * columns, their order and threads change nothing.
     *
     * @param column a column of the table
     * @param repeats how many shuffles, at least 1
     * @param seed where the shuffles come from
     */
    public ColumnImportance of(String column, int repeats, Seed seed) {
        Seed ofColumn = seed.child(column);
        int[][] shuffles = IntStream.range(0, repeats)
                .mapToObj(repeat -> RowSample.shuffle(rows.rowCount(), ofColumn.child(repeat)))
                .toArray(int[][]::new);
        return of(column, shuffles);
    }

    /**
     * Measures a column by the shuffles given.
     *
     * @param column a column of the table
     * @param shuffles at least one; row i of the shuffled table takes its cell from row {@code shuffle[i]}
     */
    public ColumnImportance of(String column, int[][] shuffles) {
        if (shuffles.length == 0) {
            throw new IllegalArgumentException(
                    "the importance of column '" + column + "' needs at least one shuffle, got none");
        }
        double[] ofShuffle = new double[shuffles.length];
        double[] ofRow = new double[truth.length];
        for (int shuffle = 0; shuffle < shuffles.length; shuffle++) {
            int[] donors = shuffles[shuffle];
            double[] shuffled = scores(rows.withCells(rows.column(column).select(donors)));
            for (int row = 0; row < shuffled.length; row++) {
                double loss = baseScores[row] - shuffled[row];
                ofShuffle[shuffle] += loss / shuffled.length;
                ofRow[row] += loss / shuffles.length;
                ofRow[donors[row]] += loss / shuffles.length;
            }
        }
        return new ColumnImportance(ofShuffle, ofRow, metric);
    }

    private double[] scores(Table table) {
        Tensor probabilities = model.score(table);
        int[] decided = Decisions.mostProbable(probabilities);
        double[] scores = new double[decided.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = metric.score(probabilities, row, truth[row], decided[row]);
        }
        return scores;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
