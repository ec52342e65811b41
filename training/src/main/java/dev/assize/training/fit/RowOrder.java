package dev.assize.training.fit;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The order of rows in one pass, cut into the fewest batches of a size; batches differ by one row at most. */
final class RowOrder {
    private final int[] order;
    private final int steps;

    private RowOrder(int[] order, int steps) {
        this.order = order;
        this.steps = steps;
    }

    /** Shuffles rows (Fisher and Yates, every order equally probable) and cuts them. */
    static RowOrder shuffled(int rows, int batchSize, Seed seed) {
        int[] order = IntStream.range(0, rows).toArray();
        SplittableRandom random = seed.random();
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return new RowOrder(order, steps(rows, batchSize));
    }

    /** Returns how many steps a pass has. */
    static int steps(int rows, int batchSize) {
        return (int) (((long) rows + batchSize - 1) / batchSize);
    }

    int steps() {
        return steps;
    }

    /** Returns how many rows come before a step. */
    int start(int step) {
        return (int) ((long) step * order.length / steps);
    }

    /** Returns the rows of a step, counted from 0. */
    int[] rowsOf(int step) {
        return Arrays.copyOfRange(order, start(step), start(step + 1));
    }
}
