package dev.assize.benchmarks;

import dev.assize.core.Interval;
import dev.assize.core.Seed;
import dev.assize.statistics.bootstrap.BootstrapDraws;
import dev.assize.statistics.bootstrap.CellBootstrap;
import dev.assize.statistics.bootstrap.DrawnValues;
import dev.assize.statistics.bootstrap.SimultaneousBounds;
import java.io.PrintStream;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Times 2,000 redraws of forty fairness metrics with all their intervals: {@code java -cp
 * benchmarks/target/benchmarks.jar dev.assize.benchmarks.BootstrapSpeed}. Counting the rows is part of the time.
 */
public final class BootstrapSpeed {
    private static final int GROUPS = 8;
    private static final int RATES = 4;
    private static final int VALUES = GROUPS * RATES + 2 * RATES;

    private final int rows;
    private final byte[] groups;
    private final boolean[] truths;
    private final boolean[] decisions;

    private BootstrapSpeed(int rows) {
        this.rows = rows;
        this.groups = new byte[rows];
        this.truths = new boolean[rows];
        this.decisions = new boolean[rows];
        SplittableRandom random = new SplittableRandom(4L);
        for (int row = 0; row < rows; row++) {
            groups[row] = (byte) random.nextInt(GROUPS);
            truths[row] = random.nextDouble() < 0.3 + 0.02 * groups[row];
            decisions[row] = random.nextDouble() < (truths[row] ? 0.7 : 0.2);
        }
    }

    /** Prints the times for 10^5, 10^6 and 10^7 rows; no arguments. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        for (int rows : new int[] {100_000, 1_000_000, 10_000_000}) {
            BootstrapSpeed speed = new BootstrapSpeed(rows);
            double cold = new Stopwatch(1, 0).medianMillisNow(speed::measure);
            double warm = new Stopwatch(9, 2000).medianMillis(speed::measure);
            out.println(String.format(
                    Locale.ROOT,
                    "%,d rows, %d cells, %d values, 2,000 draws, all intervals: first %.0f ms, warm %.1f ms",
                    rows,
                    GROUPS * 4,
                    VALUES,
                    cold,
                    warm));
        }
    }

    private void measure() {
        long[] cells = new long[GROUPS * 4];
        for (int row = 0; row < rows; row++) {
            cells[groups[row] * 4 + (truths[row] ? 2 : 0) + (decisions[row] ? 1 : 0)]++;
        }
        BootstrapDraws draws = CellBootstrap.of(cells, new Seed(1L)).measure(VALUES, BootstrapSpeed::metrics);
        double width = 0;
        for (int value = 0; value < VALUES; value++) {
            width += width(draws.percentile(value, 0.95).orElseThrow());
            width += width(draws.bca(value, 0.95).orElseThrow());
        }
        int[] selection = IntStream.range(0, GROUPS).map(group -> group * RATES).toArray();
        width += width(
                SimultaneousBounds.of(draws, selection, 0.95).orElseThrow().ofLargest());
        if (!(width > 0)) {
            throw new IllegalStateException("the intervals have no width, which cannot be for these made-up rows");
        }
    }

    private static double width(Interval interval) {
        return interval.upper() - interval.lower();
    }

    /** Selection rate, true and false positive rate and accuracy of each group, then their gaps and ratios. */
    private static void metrics(double[] cells, DrawnValues values) {
        for (int group = 0; group < GROUPS; group++) {
            double trueNegatives = cells[group * 4];
            double falsePositives = cells[group * 4 + 1];
            double falseNegatives = cells[group * 4 + 2];
            double truePositives = cells[group * 4 + 3];
            double negatives = trueNegatives + falsePositives;
            double positives = falseNegatives + truePositives;
            values.setRatio(group * RATES, falsePositives + truePositives, negatives + positives);
            values.setRatio(group * RATES + 1, truePositives, positives);
            values.setRatio(group * RATES + 2, falsePositives, negatives);
            values.setRatio(group * RATES + 3, trueNegatives + truePositives, negatives + positives);
        }
        for (int rate = 0; rate < RATES; rate++) {
            gap(values, rate);
        }
    }

    private static void gap(DrawnValues values, int rate) {
        double least = 1;
        double most = 0;
        for (int group = 0; group < GROUPS; group++) {
            if (values.has(group * RATES + rate)) {
                least = Math.min(least, values.get(group * RATES + rate));
                most = Math.max(most, values.get(group * RATES + rate));
            }
        }
        values.set(GROUPS * RATES + rate, most - least);
        values.setRatio(GROUPS * RATES + RATES + rate, least, most);
    }
}
