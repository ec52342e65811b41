package dev.assize.training.selection;

import dev.assize.core.Seed;
import dev.assize.training.settings.TrainingException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows divided into k parts, each held out once. The rows of each class are shuffled and dealt out in turn, one class
 * going on where the last one stopped; so parts differ by at most one row in total and in every class.
 *
 * @see <a href="https://www.ijcai.org/Proceedings/95-2/Papers/016.pdf">Kohavi, A Study of Cross-Validation and
 *     Bootstrap for Accuracy Estimation and Model Selection, 1995, section 3</a>
 */
public final class Folds {
    private final int[] foldOfRow;
    private final int count;

    private Folds(int[] foldOfRow, int count) {
        this.foldOfRow = foldOfRow;
        this.count = count;
    }

    /**
     * Divides rows.
     *
     * @param classes class number of each row; all 0 where there are no classes
     * @param count k, at least 2, at most the rows of the smallest class that has any
     * @param seed where the order comes from
     * @throws TrainingException if there are more folds than rows of a class, or less than 2
     */
    public static Folds of(int[] classes, int count, Seed seed) {
        int most = IntStream.of(classes).max().orElse(0);
        int[] foldOfRow = new int[classes.length];
        int next = 0;
        if (count < 2 || count > classes.length) {
            throw TrainingException.of(
                    "search",
                    "'folds' is " + count + " for " + classes.length + " rows",
                    "Give a whole number from 2 to the number of rows, for example 5.");
        }
        for (int c = 0; c <= most; c++) {
            int wanted = c;
            int[] rows = IntStream.range(0, classes.length)
                    .filter(row -> classes[row] == wanted)
                    .toArray();
            if (rows.length > 0 && rows.length < count) {
                throw TrainingException.of(
                        "search",
                        "'folds' is " + count + ", class number " + c + " has only " + rows.length + " rows",
                        "Give at most as many folds as the smallest class has rows, or drop the class.");
            }
            shuffle(rows, seed.child(c).random());
            for (int row : rows) {
                foldOfRow[row] = next;
                next = (next + 1) % count;
            }
        }
        return new Folds(foldOfRow, count);
    }

    /** Returns k. */
    public int count() {
        return count;
    }

    /** Returns the rows that fold {@code number} holds out, from 0, ascending. */
    public int[] heldOut(int number) {
        return rows(number, true);
    }

    /** Returns all other rows, ascending. */
    public int[] training(int number) {
        return rows(number, false);
    }

    private int[] rows(int number, boolean held) {
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException(
                    "there is no fold " + number + "; the folds are numbered from 0 to " + (count - 1));
        }
        return IntStream.range(0, foldOfRow.length)
                .filter(row -> (foldOfRow[row] == number) == held)
                .toArray();
    }

    private static void shuffle(int[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = rows[i];
            rows[i] = rows[other];
            rows[other] = kept;
        }
    }

    @Override
    public String toString() {
        return count + " folds of " + Arrays.toString(foldOfRow);
    }
}
