package dev.assize.statistics;

import dev.assize.core.Counts;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Compares two groups within strata and sums up over the strata. With a = hits and n = rows of the first group, c and m
 * of the second and N = n + m in each stratum, and weights w = nm/N:
 *
 * <ul>
 *   <li>risk difference {@code sum w (a/n - c/m) / sum w}, in [-1, 1], 0 is equality;
 *   <li>odds ratio {@code sum a(m - c)/N / sum (n - a)c/N}, 1 is equality;
 *   <li>test statistic {@code (sum a - n(a + c)/N)² / sum nm(a + c)(N - a - c)/(N²(N - 1))}, without continuity
 *       correction, chi-squared with one degree of freedom if the groups do not differ in any stratum.
 * </ul>
 *
 * <p>Strata in which one group has no rows say nothing about a difference and have no weight.
 *
 * @see <a href="https://doi.org/10.1093/jnci/22.4.719">Mantel and Haenszel, Statistical aspects of the analysis of data
 *     from retrospective studies of disease, 1959</a>
 */
public final class MantelHaenszel {
    private final List<Stratum> strata;

    private MantelHaenszel(List<Stratum> strata) {
        this.strata = strata;
    }

    /** Returns the comparison over those strata in which both groups have rows. */
    public static MantelHaenszel of(List<Stratum> strata) {
        return new MantelHaenszel(strata.stream()
                .filter(s -> s.first().rows() > 0 && s.second().rows() > 0)
                .toList());
    }

    /** Returns the strata in which both groups have rows. */
    public List<Stratum> strata() {
        return strata;
    }

    /** Returns the rows in these strata. */
    public long rows() {
        return strata.stream()
                .mapToLong(s -> s.first().rows() + s.second().rows())
                .sum();
    }

    /**
     * Returns the weighted mean of the rate differences, first minus second; empty without a common stratum.
     *
     * <p>The variance is the larger of two: {@code sum w² (p(1-p)/n + q(1-q)/m) / (sum w)²} (Greenland and Robins),
     * right where the difference varies between strata, and that of Sato, right where the strata are many and small.
     * Either one alone is too small outside its own case.
     *
     * @see <a href="https://doi.org/10.2307/2530643">Greenland and Robins, Estimation of a common effect parameter from
     *     sparse follow-up data, 1985</a>
     * @see <a href="https://doi.org/10.2307/2531783">Sato, On the variance estimator for the Mantel-Haenszel risk
     *     difference, 1989</a>
     */
    public Optional<WithError> riskDifference() {
        if (strata.isEmpty()) {
            return Optional.empty();
        }
        double weight = sum(Stratum::weight);
        double difference = sum(s -> s.weight() * (s.p() - s.q())) / weight;
        double varying =
                sum(s -> s.weight() * s.weight() * (s.p() * (1 - s.p()) / s.n() + s.q() * (1 - s.q()) / s.m()));
        double sparse = difference * sum(Stratum::satoP) + sum(Stratum::satoQ);
        double variance = Math.max(0, Math.max(varying, sparse)) / (weight * weight);
        return Optional.of(new WithError(difference, Math.sqrt(variance)));
    }

    /**
     * Returns the common odds ratio with the standard error of its logarithm; empty where a sum is 0.
     *
     * @see <a href="https://doi.org/10.2307/2531052">Robins, Breslow and Greenland, Estimators of the Mantel-Haenszel
     *     variance consistent in both sparse data and large-strata limiting models, 1986</a>
     */
    public Optional<WithError> oddsRatio() {
        double concordant = sum(Stratum::concordant);
        double discordant = sum(Stratum::discordant);
        if (concordant == 0 || discordant == 0) {
            return Optional.empty();
        }
        double pr = sum(s -> s.diagonal() * s.concordant());
        double mixed = sum(s -> s.diagonal() * s.discordant() + (1 - s.diagonal()) * s.concordant());
        double qs = sum(s -> (1 - s.diagonal()) * s.discordant());
        double variance = pr / (2 * concordant * concordant)
                + mixed / (2 * concordant * discordant)
                + qs / (2 * discordant * discordant);
        return Optional.of(new WithError(concordant / discordant, Math.sqrt(variance)));
    }

    /** Returns the test statistic and its p-value; empty where no stratum could show a difference. */
    public Optional<Test> test() {
        double variance = sum(Stratum::hypergeometricVariance);
        if (variance == 0) {
            return Optional.empty();
        }
        double excess = sum(s -> s.a() - s.n() * (s.a() + s.c()) / s.total());
        double statistic = excess * excess / variance;
        return Optional.of(new Test(statistic, Normal.twoSidedTail(Math.sqrt(statistic))));
    }

    private double sum(ToDoubleFunction<Stratum> term) {
        return strata.stream().mapToDouble(term).sum();
    }

    /**
     * A number and its standard error (for an odds ratio that of its logarithm).
     *
     * @param value the number
     * @param standardError of the number, at least 0
     */
    public record WithError(double value, double standardError) {}

    /**
     * A Cochran-Mantel-Haenszel test.
     *
     * @param statistic chi-squared with one degree of freedom under equality
     * @param pValue probability of a statistic as large under equality
     */
    public record Test(double statistic, double pValue) {}

    /**
     * The two groups in one stratum.
     *
     * @param first hits and rows of the first group
     * @param second hits and rows of the second group
     */
    public record Stratum(Counts first, Counts second) {
        private double a() {
            return first.hits();
        }

        private double c() {
            return second.hits();
        }

        private double n() {
            return first.rows();
        }

        private double m() {
            return second.rows();
        }

        private double total() {
            return n() + m();
        }

        private double p() {
            return a() / n();
        }

        private double q() {
            return c() / m();
        }

        private double weight() {
            return n() * m() / total();
        }

        private double concordant() {
            return a() * (m() - c()) / total();
        }

        private double discordant() {
            return (n() - a()) * c() / total();
        }

        private double diagonal() {
            return (a() + m() - c()) / total();
        }

        private double hypergeometricVariance() {
            double hits = a() + c();
            return n() * m() * hits * (total() - hits) / (total() * total() * (total() - 1));
        }

        private double satoP() {
            return (n() * n() * c() - m() * m() * a() + n() * m() * (m() - n()) / 2) / (total() * total());
        }

        private double satoQ() {
            return (a() * (m() - c()) + c() * (n() - a())) / (2 * total());
        }
    }
}
