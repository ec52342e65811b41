package dev.assize.training;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The rows that gradients come from and the rows that choose the best epoch. */
final class Parts {
    private final int[] training;
    private final int[] validation;

    private Parts(int[] training, int[] validation) {
        this.training = training;
        this.validation = validation;
    }

    /** Returns the numbers of the rows that gradients come from, ascending, at least one. */
    int[] training() {
        return training;
    }

    /** Returns the numbers of the rows that are held out, ascending, perhaps none. */
    int[] validation() {
        return validation;
    }

    /**
     * Divides rows at random, each class apart: of the n rows of a class, {@code floor(n * part + u)} are held out, u
     * uniform in [0, 1), but never all of them.
     *
     * @param labels class number of each row; all 0 where there are no classes
     * @param classes number of classes, at least 1
     * @param part part to hold out, 0 to 0.5
     * @param seed where the choice comes from
     */
    static Parts divide(float[] labels, int classes, double part, Seed seed) {
        boolean[] heldOut = new boolean[labels.length];
        for (int c = 0; c < classes && part > 0; c++) {
            SplittableRandom random = seed.child(c).random();
            int[] rows = rowsOf(labels, classes, c);
            int count = Math.min(rows.length - 1, (int) Math.floor(rows.length * part + random.nextDouble()));
            for (int i = 0; i < count; i++) {
                int other = i + random.nextInt(rows.length - i);
                heldOut[rows[other]] = true;
                rows[other] = rows[i];
            }
        }
        return new Parts(rows(heldOut, false), rows(heldOut, true));
    }

    private static int[] rowsOf(float[] labels, int classes, int wanted) {
        int[] rows = new int[labels.length];
        int found = 0;
        for (int row = 0; row < labels.length; row++) {
            if (classes == 1 || (int) labels[row] == wanted) {
                rows[found++] = row;
            }
        }
        return Arrays.copyOf(rows, found);
    }

    private static int[] rows(boolean[] heldOut, boolean wanted) {
        int[] rows = new int[heldOut.length];
        int found = 0;
        for (int row = 0; row < heldOut.length; row++) {
            if (heldOut[row] == wanted) {
                rows[found++] = row;
            }
        }
        return Arrays.copyOf(rows, found);
    }
}
