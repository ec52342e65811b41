package dev.assize.privacy.sampling;

import dev.assize.privacy.noise.Keystream;
import java.util.Arrays;

/**
 * As many records in every step, every set of that size equally probable. Neighboring tables differ in one record that
 * is replaced, because adding one would change the number.
 *
 * @param size records of a step, at least 1
 */
public record FixedSizeSampling(int size) implements Sampling {
    /** Checks the size. */
    public FixedSizeSampling {
        if (size < 1) {
            throw new IllegalArgumentException("a step of " + size + " records is not one; give at least 1");
        }
    }

    @Override
    public int[] draw(int records, Keystream bits) {
        if (size > records) {
            throw new IllegalArgumentException(
                    size + " of " + records + " records cannot be chosen; choose at most all of them");
        }
        return Subset.draw(records, size, bits);
    }

    @Override
    public double rate(int records) {
        return Math.min(1, size / (double) records);
    }

    @Override
    public double divisor(int records) {
        return size;
    }

    @Override
    public String id() {
        return "fixed";
    }

    /** Subsets of whole numbers. */
    static final class Subset {
        private Subset() {}

        /** Returns {@code size} of the numbers 0 to {@code all - 1}, ascending (Fisher and Yates). */
        static int[] draw(int all, int size, Keystream bits) {
            int[] order = new int[all];
            Arrays.setAll(order, i -> i);
            for (int i = 0; i < size; i++) {
                int other = i + (int) bits.below((long) all - i);
                int taken = order[other];
                order[other] = order[i];
                order[i] = taken;
            }
            int[] chosen = Arrays.copyOf(order, size);
            Arrays.sort(chosen);
            return chosen;
        }
    }
}
