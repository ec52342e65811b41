package dev.assize.statistics.hypothesis;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Uncertainty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Tests whether the numbers of groups that share no rows are equal, by what is known of their uncertainty.
 *
 * <ul>
 *   <li>Rates, two groups: {@link FisherExactTest}.
 *   <li>Rates, more groups: {@link ChiSquaredTest} where every expected count is at least 5; else the smallest p-value
 *       of Fisher's tests of each group against all others, times the number of groups (Bonferroni), which never
 *       rejects too often.
 *   <li>Normal estimates x with standard errors s: {@code Q = sum (x - m)²/s²}, m the mean weighted by {@code 1/s²},
 *       chi-squared with k - 1 degrees of freedom; for two groups this is the z test. Where an error has finitely many
 *       degrees of freedom: Welch's t test of each pair, Bonferroni over the pairs.
 * </ul>
 *
 * <p>Groups are taken in the order of their numbers, so that the result is the same to the last digit whatever order
 * they come in.
 *
 * <p>No result for fewer than two groups, for numbers of other kinds, for standard errors of 0, and where the counts
 * allow only one outcome.
 *
 * @see <a href="https://doi.org/10.2307/3001666">Cochran, The combination of estimates from different experiments,
 *     1954</a>
 */
public final class EqualityTest {
    private EqualityTest() {}

    /** Tests all groups together. */
    public static Optional<TestResult> of(List<Estimate> groups) {
        List<Counts> counts = new ArrayList<>();
        List<Uncertainty.OfStandardError> normal = new ArrayList<>();
        for (Estimate group : groups) {
            Uncertainty uncertainty = group.uncertainty().orElse(null);
            if (uncertainty instanceof Uncertainty.OfRate rate) {
                counts.add(rate.counts());
            } else if (uncertainty instanceof Uncertainty.OfStandardError error && error.standardError() > 0) {
                normal.add(error);
            }
        }
        if (groups.size() < 2) {
            return Optional.empty();
        }
        counts.sort(Comparator.comparingLong(Counts::rows).thenComparingLong(Counts::hits));
        normal.sort(Comparator.comparingDouble(Uncertainty.OfStandardError::estimate)
                .thenComparingDouble(Uncertainty.OfStandardError::standardError));
        if (counts.size() == groups.size()) {
            return ofRates(counts);
        }
        return normal.size() == groups.size() ? Optional.of(ofNormal(normal)) : Optional.empty();
    }

    private static Optional<TestResult> ofRates(List<Counts> groups) {
        if (groups.size() == 2) {
            return FisherExactTest.of(groups.get(0), groups.get(1));
        }
        Optional<TestResult> chiSquared = ChiSquaredTest.ofGroups(groups);
        boolean exact = chiSquared.isPresent() && !chiSquared.get().warnings().isEmpty();
        return exact ? Optional.of(againstOthers(groups)) : chiSquared;
    }

    private static TestResult againstOthers(List<Counts> groups) {
        long hits = groups.stream().mapToLong(Counts::hits).sum();
        long rows = groups.stream().mapToLong(Counts::rows).sum();
        double smallest = 1;
        for (Counts group : groups) {
            Counts others = new Counts("others", hits - group.hits(), rows - group.rows());
            smallest = Math.min(
                    smallest,
                    FisherExactTest.of(group, others).map(TestResult::pValue).orElse(1.0));
        }
        String method = "Fisher's exact tests of each group against the others, Bonferroni over " + groups.size();
        return new TestResult(OptionalDouble.empty(), Math.min(1, smallest * groups.size()), method, List.of());
    }

    private static TestResult ofNormal(List<Uncertainty.OfStandardError> groups) {
        double weights = 0;
        double mean = 0;
        for (Uncertainty.OfStandardError group : groups) {
            double weight = 1 / (group.standardError() * group.standardError());
            weights += weight;
            mean += weight * (group.estimate() - mean) / weights;
        }
        double statistic = 0;
        for (Uncertainty.OfStandardError group : groups) {
            double deviation = (group.estimate() - mean) / group.standardError();
            statistic += deviation * deviation;
        }
        int freedom = groups.size() - 1;
        if (groups.stream().anyMatch(group -> Double.isFinite(group.degrees()))) {
            return ofStudent(groups, statistic);
        }
        double tail = Gamma.regularizedGammaQ(freedom / 2.0, statistic / 2);
        String method = freedom == 1 ? "z test" : "chi-squared test of normal estimates";
        return new TestResult(OptionalDouble.of(statistic), Math.max(0, Math.min(1, tail)), method, List.of());
    }

    /**
     * Each pair by the t test of Welch, the smallest p-value times the number of pairs; for two groups that is Welch's
     * test.
     */
    private static TestResult ofStudent(List<Uncertainty.OfStandardError> groups, double statistic) {
        double smallest = 1;
        int pairs = groups.size() * (groups.size() - 1) / 2;
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                smallest = Math.min(smallest, welch(groups.get(i), groups.get(j)));
            }
        }
        String method = pairs == 1 ? "Welch's t test" : "Welch's t tests of pairs, Bonferroni over " + pairs;
        return new TestResult(OptionalDouble.of(statistic), Math.min(1, smallest * pairs), method, List.of());
    }

    private static double welch(Uncertainty.OfStandardError one, Uncertainty.OfStandardError other) {
        double error = Math.hypot(one.standardError(), other.standardError());
        double degrees = 1
                / (Math.pow(one.standardError() / error, 4) / one.degrees()
                        + Math.pow(other.standardError() / error, 4) / other.degrees());
        double t = (one.estimate() - other.estimate()) / error;
        return Beta.regularizedBeta(1 / (1 + t / degrees * t), degrees / 2, 0.5);
    }
}
