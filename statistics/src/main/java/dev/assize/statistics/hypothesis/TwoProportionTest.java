package dev.assize.statistics.hypothesis;

import dev.assize.core.Counts;
import dev.assize.statistics.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The pooled z test of equal rates: {@code z = (a/n - c/m) / sqrt(r(1 - r)(1/n + 1/m))} with {@code r = (a + c)/(n +
 * m)}, two-sided against the normal distribution, without continuity correction. z² is the {@link ChiSquaredTest} of
 * the table of two rows.
 *
 * <p>An approximation: with few expected hits or misses it rejects too often, and says so in a warning; {@link
 * FisherExactTest} never does. No result where a side has no rows, or where all rows are hits or all are misses.
 *
 * @see <a href="https://doi.org/10.1002/sim.2832">Campbell, Chi-squared and Fisher-Irwin tests of two-by-two tables
 *     with small sample recommendations, 2007</a>
 */
public final class TwoProportionTest {
    private static final String METHOD = "two-proportion z test, pooled";

    private TwoProportionTest() {}

    /**
     * Tests whether two groups that share no rows have one rate; the statistic is z, above 0 if the first is higher.
     */
    public static Optional<TestResult> of(Counts first, Counts second) {
        double n = first.rows();
        double m = second.rows();
        double hits = (double) first.hits() + second.hits();
        double misses = n + m - hits;
        if (n == 0 || m == 0 || hits == 0 || misses == 0) {
            return Optional.empty();
        }
        double pooled = hits * misses / (n + m) / (n + m);
        double z = (first.hits() / n - second.hits() / m) / Math.sqrt(pooled * (1 / n + 1 / m));
        double least = Math.min(n, m) * Math.min(hits, misses) / (n + m);
        return Optional.of(new TestResult(
                OptionalDouble.of(z),
                Normal.twoSidedTail(z),
                METHOD,
                ExpectedCounts.warning(least < 5 ? 1 : 0, 4, least)));
    }
}
