package dev.assize.statistics;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chooses some rows of many, each subset of the size equally probable. */
public final class RowSample {
    private RowSample() {}

    /**
     * Returns at most {@code most} distinct row numbers of {@code 0..rows-1} in rising order; all of them when they
     * fit. Depends on the three arguments alone (partial Fisher–Yates shuffle).
     *
     * @param rows how many rows there are, at least 0
     * @param most how many are wanted at most, at least 0
     * @param seed where the choice comes from
     */
    public static int[] choose(int rows, int most, Seed seed) {
        if (rows < 0 || most < 0) {
            throw new IllegalArgumentException(
                    "cannot choose " + most + " of " + rows + " rows; both numbers must be 0 or more");
        }
        int[] order = IntStream.range(0, rows).toArray();
        if (most >= rows) {
            return order;
        }
        SplittableRandom random = seed.random();
        for (int i = 0; i < most; i++) {
            int j = random.nextInt(i, rows);
            int chosen = order[j];
            order[j] = order[i];
            order[i] = chosen;
        }
        int[] sample = Arrays.copyOf(order, most);
        Arrays.sort(sample);
        return sample;
    }

    /** Returns {@code 0..rows-1} in random order, each order equally probable. */
    public static int[] shuffle(int rows, Seed seed) {
        int[] order = IntStream.range(0, rows).toArray();
        SplittableRandom random = seed.random();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[j];
            order[j] = order[i];
            order[i] = moved;
        }
        return order;
    }
}
