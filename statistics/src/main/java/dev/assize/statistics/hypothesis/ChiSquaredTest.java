package dev.assize.statistics.hypothesis;

import dev.assize.core.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Gamma;

/**
 * Pearson's test of independence of rows and columns: {@code X² = sum (o - e)²/e} with {@code e = row sum · column sum
 * / total}, against the chi-squared distribution with (R - 1)(C - 1) degrees of freedom, without continuity correction.
 * Rows and columns that are empty are left out. No result where fewer than two rows or two columns are left.
 *
 * <p>An approximation: the result warns where an expected count is below 5.
 *
 * @see <a href="https://doi.org/10.1080/14786440009463897">Pearson, On the criterion that a given system of deviations
 *     from the probable, 1900</a>
 * @see <a href="https://doi.org/10.2307/3001616">Cochran, Some methods for strengthening the common chi-squared tests,
 *     1954</a>
 */
public final class ChiSquaredTest {
    private final long[][] counts;
    private final double[] rows;
    private final double[] columns;
    private final double total;

    private ChiSquaredTest(long[][] counts) {
        this.counts = counts;
        this.rows = Arrays.stream(counts)
                .mapToDouble(row -> Arrays.stream(row).asDoubleStream().sum())
                .toArray();
        this.columns = new double[counts.length == 0 ? 0 : counts[0].length];
        for (long[] row : counts) {
            for (int column = 0; column < columns.length; column++) {
                columns[column] += row[column];
            }
        }
        this.total = Arrays.stream(rows).sum();
    }

    /** Tests whether groups that share no rows have one rate. */
    public static Optional<TestResult> ofGroups(List<Counts> groups) {
        return of(groups.stream()
                .map(group -> new long[] {group.hits(), group.rows() - group.hits()})
                .toArray(long[][]::new));
    }

    /**
     * Tests whether the rows of a table have one distribution over its columns.
     *
     * @param table shape [rows][columns], counts of at least 0
     */
    public static Optional<TestResult> of(long[][] table) {
        return new ChiSquaredTest(checked(table)).result();
    }

    private Optional<TestResult> result() {
        long filledRows = Arrays.stream(rows).filter(sum -> sum > 0).count();
        long filledColumns = Arrays.stream(columns).filter(sum -> sum > 0).count();
        if (filledRows < 2 || filledColumns < 2) {
            return Optional.empty();
        }
        double statistic = 0;
        double least = total;
        int small = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                double expected = rows[row] / total * columns[column];
                if (expected > 0) {
                    double excess = counts[row][column] - expected;
                    statistic += excess * excess / expected;
                    least = Math.min(least, expected);
                    small += expected < ExpectedCounts.LEAST ? 1 : 0;
                }
            }
        }
        long freedom = (filledRows - 1) * (filledColumns - 1);
        double tail = Gamma.regularizedGammaQ(freedom / 2.0, statistic / 2);
        return Optional.of(new TestResult(
                OptionalDouble.of(statistic),
                Math.max(0, Math.min(1, tail)),
                "Pearson chi-squared test, " + freedom + (freedom == 1 ? " degree" : " degrees") + " of freedom",
                ExpectedCounts.warning(small, (int) (filledRows * filledColumns), least)));
    }

    private static long[][] checked(long[][] table) {
        for (int row = 0; row < table.length; row++) {
            if (table[row].length != table[0].length
                    || Arrays.stream(table[row]).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("row " + row + " of a table of counts is "
                        + Arrays.toString(table[row]) + "; every row needs " + table[0].length
                        + " counts of at least 0");
            }
        }
        return table;
    }
}
