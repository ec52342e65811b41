package dev.assize.statistics.hypothesis;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A test of equality for any statistic: group labels are shuffled among the rows m times, and {@code p = (b + 1)/(m +
 * 1)} for b shuffles whose statistic is at least as far from 0 as the observed one (equal up to a relative 1e-12 counts
 * as equal). Exact for every m if rows are exchangeable under equality; the smallest possible p is 1/(m + 1).
 *
 * <p>Within strata, labels are shuffled among the rows of each stratum only. Each shuffle starts from the observed
 * labels with a generator made from the seed and its own number, so the result does not depend on what ran before, and
 * shuffles could be spread over threads.
 *
 * @see <a href="https://doi.org/10.2202/1544-6115.1585">Phipson and Smyth, Permutation p-values should never be zero,
 *     2010</a>
 */
public final class PermutationTest {
    /** Usual number of shuffles; the standard error of a p-value of 0.05 is then 0.002. */
    public static final int DEFAULT_SHUFFLES = 9_999;

    private static final double ROUNDING = 1e-12;

    private final int[] labels;
    private final int[][] blocks;
    private final Seed seed;
    private final int shuffles;

    private PermutationTest(int[] labels, int[][] blocks, Seed seed, int shuffles) {
        if (shuffles < 1) {
            throw new IllegalArgumentException("a permutation test of " + shuffles
                    + " shuffles says nothing; at least 1 is needed, 9999 are usual");
        }
        this.labels = labels;
        this.blocks = blocks;
        this.seed = seed;
        this.shuffles = shuffles;
    }

    /**
     * Makes a test that shuffles all rows.
     *
     * @param labels shape [rows], the group of each row
     * @param seed where the shuffles come from
     */
    public static PermutationTest of(int[] labels, Seed seed) {
        int[] all = new int[labels.length];
        Arrays.setAll(all, row -> row);
        return new PermutationTest(labels.clone(), new int[][] {all}, seed, DEFAULT_SHUFFLES);
    }

    /**
     * Makes a test that shuffles rows of one stratum among themselves.
     *
     * @param labels shape [rows], the group of each row
     * @param strata shape [rows], the stratum of each row, at least 0
     * @param seed where the shuffles come from
     */
    public static PermutationTest within(int[] labels, int[] strata, Seed seed) {
        if (strata.length != labels.length) {
            throw new IllegalArgumentException(
                    labels.length + " rows have " + strata.length + " strata; give one stratum for each row");
        }
        int[][] blocks = Arrays.stream(strata)
                .distinct()
                .sorted()
                .mapToObj(stratum -> rowsOf(strata, stratum))
                .toArray(int[][]::new);
        return new PermutationTest(labels.clone(), blocks, seed, DEFAULT_SHUFFLES);
    }

    /** Returns the same test with another number of shuffles, at least 1. */
    public PermutationTest withShuffles(int number) {
        return new PermutationTest(labels, blocks, seed, number);
    }

    /**
     * Runs the test.
     *
     * @param statistic computes a finite number from the label of each row, 0 for equality; must neither change nor
     *     keep its argument
     */
    public TestResult measure(ToDoubleFunction<int[]> statistic) {
        double observed = value(statistic, labels.clone());
        double least = Math.abs(observed) * (1 - ROUNDING);
        int extreme = 0;
        int[] shuffled = new int[labels.length];
        for (int number = 0; number < shuffles; number++) {
            shuffle(number, shuffled);
            extreme += Math.abs(value(statistic, shuffled)) >= least ? 1 : 0;
        }
        double pValue = (extreme + 1) / (shuffles + 1.0);
        String strata = blocks.length > 1 ? " within " + blocks.length + " strata" : "";
        return new TestResult(
                OptionalDouble.of(observed),
                pValue,
                "permutation test" + strata + ", " + shuffles + " shuffles",
                List.of());
    }

    private void shuffle(int number, int[] shuffled) {
        System.arraycopy(labels, 0, shuffled, 0, labels.length);
        SplittableRandom random = seed.child(number).random();
        for (int[] rows : blocks) {
            for (int i = rows.length - 1; i > 0; i--) {
                int other = rows[random.nextInt(i + 1)];
                int moved = shuffled[other];
                shuffled[other] = shuffled[rows[i]];
                shuffled[rows[i]] = moved;
            }
        }
    }

    private static double value(ToDoubleFunction<int[]> statistic, int[] labels) {
        double value = statistic.applyAsDouble(labels);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the statistic of a permutation test is " + value
                    + "; it must be finite for every order of the labels");
        }
        return value;
    }

    private static int[] rowsOf(int[] strata, int stratum) {
        return IntStream.range(0, strata.length)
                .filter(row -> strata[row] == stratum)
                .toArray();
    }
}
