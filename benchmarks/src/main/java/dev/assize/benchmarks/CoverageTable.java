package dev.assize.benchmarks;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.core.Seed;
import dev.assize.statistics.ClopperPearsonInterval;
import dev.assize.statistics.KatzInterval;
import dev.assize.statistics.MoverRatioInterval;
import dev.assize.statistics.NewcombeInterval;
import dev.assize.statistics.RatioInterval;
import dev.assize.statistics.WilsonInterval;
import dev.assize.statistics.bootstrap.BootstrapDraws;
import dev.assize.statistics.bootstrap.CellBootstrap;
import dev.assize.statistics.coverage.CoverageSummary;
import dev.assize.statistics.coverage.PairCoverage;
import dev.assize.statistics.coverage.RateCoverage;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/**
 * Coverage of the intervals of 95 % over a grid of sizes and rates, by enumeration: {@code java -cp
 * benchmarks/target/benchmarks.jar dev.assize.benchmarks.CoverageTable}.
 */
public final class CoverageTable {
    private static final double CONFIDENCE = 0.95;
    private static final double FIVE = 5 - 1e-9;
    private static final double[] RATES = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    private static final int[] SIZES = {20, 50, 100, 200, 500, 1000};
    private static final int[] REDRAWN = {20, 50, 100, 200};
    private static final int[][] PAIRS = {
        {20, 20},
        {20, 60},
        {60, 20},
        {50, 50},
        {50, 200},
        {200, 50},
        {100, 100},
        {200, 200},
        {100, 400},
        {20, 200},
        {100, 1000}
    };
    private static final int[][] REDRAWN_PAIRS = {{25, 25}, {40, 40}, {40, 80}};

    private final PrintStream out;

    private CoverageTable(PrintStream out) {
        this.out = out;
    }

    /** Prints the table; no arguments. */
    public static void main(String[] arguments) {
        new CoverageTable(System.out).run();
    }

    private void run() {
        print("%-30s %6s %15s %15s %6s %6s %6s", "", "points", "5 hits, misses", "all", "mean", "below", "above");
        rates("Wilson", SIZES, counts -> Optional.of(WilsonInterval.of(counts, CONFIDENCE)));
        rates("Clopper-Pearson", SIZES, counts -> Optional.of(ClopperPearsonInterval.of(counts, CONFIDENCE)));
        rates("percentile, rate", REDRAWN, counts -> rate(counts).percentile(0, CONFIDENCE));
        rates("BCa, rate", REDRAWN, counts -> rate(counts).bca(0, CONFIDENCE));
        pairs("Newcombe", PAIRS, (p, q) -> p - q, (a, b) -> Optional.of(NewcombeInterval.of(a, b, CONFIDENCE)));
        pairs("Katz", PAIRS, (p, q) -> p / q, ratio((a, b) -> KatzInterval.of(a, b, CONFIDENCE), 1));
        pairs("MOVER-R", PAIRS, (p, q) -> p / q, ratio((a, b) -> MoverRatioInterval.of(a, b, CONFIDENCE), 0));
        pairs("Katz or MOVER-R", PAIRS, (p, q) -> p / q, ratio((a, b) -> RatioInterval.of(a, b, CONFIDENCE), 0));
        pairs(
                "percentile, difference",
                REDRAWN_PAIRS,
                (p, q) -> p - q,
                (a, b) -> pair(a, b).percentile(0, CONFIDENCE));
        pairs(
                "BCa, difference",
                REDRAWN_PAIRS,
                (p, q) -> p - q,
                (a, b) -> pair(a, b).bca(0, CONFIDENCE));
        pairs(
                "percentile, ratio",
                REDRAWN_PAIRS,
                (p, q) -> p / q,
                (a, b) -> pair(a, b).percentile(1, CONFIDENCE));
        pairs("BCa, ratio", REDRAWN_PAIRS, (p, q) -> p / q, (a, b) -> pair(a, b).bca(1, CONFIDENCE));
    }

    private void rates(String name, int[] sizes, Function<Counts, Optional<Interval>> method) {
        CoverageSummary summary = new CoverageSummary();
        for (int rows : sizes) {
            RateCoverage coverage = RateCoverage.of(rows, method);
            for (double rate : RATES) {
                summary.add(new CoverageSummary.Point(rows + ", " + rate, coverage.at(rate), isLarge(rows, rate)));
            }
        }
        print(name, summary);
    }

    private void pairs(
            String name,
            int[][] sizes,
            DoubleBinaryOperator truth,
            BiFunction<Counts, Counts, Optional<Interval>> method) {
        CoverageSummary summary = new CoverageSummary();
        for (int[] size : sizes) {
            PairCoverage coverage = PairCoverage.of(size[0], size[1], truth, method);
            for (double p : RATES) {
                for (double q : RATES) {
                    boolean large = isLarge(size[0], p) && isLarge(size[1], q);
                    summary.add(new CoverageSummary.Point(name, coverage.at(p, q), large));
                }
            }
        }
        print(name, summary);
    }

    private static BiFunction<Counts, Counts, Optional<Interval>> ratio(
            BiFunction<Counts, Counts, Interval> method, long leastHits) {
        return (a, b) -> a.hits() < leastHits || b.hits() == 0 ? Optional.empty() : Optional.of(method.apply(a, b));
    }

    private static BootstrapDraws rate(Counts counts) {
        return CellBootstrap.of(new long[] {counts.hits(), counts.rows() - counts.hits()}, new Seed(5L))
                .measure(1, (cells, values) -> values.setRatio(0, cells[0], cells[0] + cells[1]));
    }

    private static BootstrapDraws pair(Counts a, Counts b) {
        long[] rows = {a.hits(), a.rows() - a.hits(), b.hits(), b.rows() - b.hits()};
        return CellBootstrap.of(rows, new Seed(6L)).measure(2, (cells, values) -> {
            double n = cells[0] + cells[1];
            double m = cells[2] + cells[3];
            if (n > 0 && m > 0) {
                values.set(0, cells[0] / n - cells[2] / m);
                values.setRatio(1, cells[0] / n, cells[2] / m);
            }
        });
    }

    private static boolean isLarge(int rows, double rate) {
        return rows * Math.min(rate, 1 - rate) >= FIVE;
    }

    private void print(String name, CoverageSummary summary) {
        print(
                "%-30s %6d %7.3f-%7.3f %7.3f-%7.3f %6.3f %6d %6d",
                name,
                summary.size(),
                summary.least(true),
                summary.most(true),
                summary.least(false),
                summary.most(false),
                summary.mean(),
                summary.below().size(),
                summary.above().size());
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
