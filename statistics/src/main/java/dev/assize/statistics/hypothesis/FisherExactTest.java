package dev.assize.statistics.hypothesis;

import dev.assize.core.Counts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fisher's exact test of equal rates. Given all sums of the table, the hits of the first group have a hypergeometric
 * distribution, {@code P(k) = C(n, k) C(m, h - k) / C(n + m, h)}; p is the sum of all P(k) that are at most that of the
 * observed count (two-sided by point probability; equal ones are told apart from rounding by a factor of 1 + 1e-7).
 * Never rejects more often than promised, whatever the counts, and so rather seldom with few rows.
 *
 * <p>Probabilities are made from that of the mode by the ratio of neighbors, {@code P(k + 1)/P(k) = (n - k)(h - k) /
 * ((k + 1)(m - h + k + 1))}, until they no longer matter: O(sqrt(rows)) steps, no factorial and no logarithm, so that
 * 1e7 rows are as exact as ten. No result where a side has no rows or the table allows a single count only.
 *
 * @see <a href="https://doi.org/10.2307/2340521">Fisher, On the interpretation of chi-squared from contingency tables,
 *     and the calculation of P, 1922</a>
 */
public final class FisherExactTest {
    private static final String METHOD = "Fisher's exact test";
    private static final double TIE = 1 + 1e-7;
    private static final double NOTHING = 1e-305;

    private final double n;
    private final double m;
    private final double hits;

    private FisherExactTest(Counts first, Counts second) {
        this.n = first.rows();
        this.m = second.rows();
        this.hits = (double) first.hits() + second.hits();
    }

    /** Tests whether two groups that share no rows have one rate. */
    public static Optional<TestResult> of(Counts first, Counts second) {
        FisherExactTest test = new FisherExactTest(first, second);
        if (test.least() >= test.most()) {
            return Optional.empty();
        }
        return Optional.of(new TestResult(OptionalDouble.empty(), test.tail((double) first.hits()), METHOD, List.of()));
    }

    private double least() {
        return Math.max(0, hits - m);
    }

    private double most() {
        return Math.min(n, hits);
    }

    private double mode() {
        double guess = Math.floor((n + 1) * (hits + 1) / (n + m + 2));
        return Math.max(least(), Math.min(most(), guess));
    }

    private double tail(double observed) {
        double limit = relative(observed) * TIE;
        Sums sums = new Sums(limit);
        sums.add(1);
        double weight = 1;
        for (double k = mode(); k < most() && weight > NOTHING; k++) {
            weight *= ratioUp(k);
            sums.add(weight);
        }
        weight = 1;
        for (double k = mode(); k > least() && weight > NOTHING; k--) {
            weight /= ratioUp(k - 1);
            sums.add(weight);
        }
        return Math.min(1, sums.tail / sums.total);
    }

    /** P(k) divided by that of the mode; 0 where that is below 1e-305. */
    private double relative(double observed) {
        double weight = 1;
        for (double k = mode(); k < observed && weight > NOTHING; k++) {
            weight *= ratioUp(k);
        }
        for (double k = mode(); k > observed && weight > NOTHING; k--) {
            weight /= ratioUp(k - 1);
        }
        return weight > NOTHING ? weight : 0;
    }

    private double ratioUp(double k) {
        return (n - k) / (k + 1) * ((hits - k) / (m - hits + k + 1));
    }

    /** All weights, and those that are at most the limit. */
    private static final class Sums {
        private final double limit;
        private double total;
        private double tail;

        Sums(double limit) {
            this.limit = limit;
        }

        void add(double weight) {
            total += weight;
            tail += weight <= limit ? weight : 0;
        }
    }
}
