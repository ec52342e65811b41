package dev.assize.data.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers the cells. The keys of a row are the digits of a number in mixed radix, {@code ((k0 n1 + k1) n2 + k2) ...};
 * where these numbers are small, they are the places of the cells, else places are given out as combinations appear.
 */
final class CellIndex {
    /** So many places are laid out although most may stay empty: 2 MiB of counts. */
    static final long MOST_PLACES = 1 << 18;

    private final int[] sizes;
    private final boolean dense;
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Long> numbers = new ArrayList<>();
    private long[] wide = new long[0];

    /** Makes an index of keys {@code 0..sizes[i] - 1}. */
    CellIndex(int... sizes) {
        this.sizes = sizes.clone();
        double combinations = 1;
        for (int size : sizes) {
            combinations *= size;
        }
        if (combinations >= 0x1p62) {
            throw new IllegalArgumentException(
                    "the attributes have " + combinations + " combinations of values; group by fewer at once");
        }
        this.dense = combinations <= MOST_PLACES;
    }

    /** Returns how many places there are so far. */
    int size() {
        if (!dense) {
            return numbers.size();
        }
        int all = 1;
        for (int size : sizes) {
            all *= size;
        }
        return all;
    }

    /**
     * Finds the places of rows.
     *
     * @param columns for each key one code a row, the key less 1; a column of no length stands for codes of -1
     * @param from the first row
     * @param to the row after the last one
     * @param found takes the places, from its start on
     */
    void find(List<int[]> columns, int from, int to, int[] found) {
        int rows = to - from;
        if (wide.length < rows) {
            wide = new long[rows];
        }
        Arrays.fill(wide, 0, rows, 0);
        for (int column = 0; column < sizes.length; column++) {
            shift(columns.get(column), sizes[column], from, rows, column);
        }
        for (int row = 0; row < rows; row++) {
            found[row] = dense ? (int) wide[row] : place(wide[row]);
        }
    }

    /** Returns the keys of a place. */
    int[] keys(int place) {
        long number = dense ? place : numbers.get(place);
        int[] keys = new int[sizes.length];
        for (int i = sizes.length - 1; i >= 0; i--) {
            keys[i] = (int) (number % sizes[i]);
            number /= sizes[i];
        }
        return keys;
    }

    /** Returns all places in the order of their keys. */
    int[] order() {
        IntStream all = IntStream.range(0, size());
        return dense
                ? all.toArray()
                : all.boxed()
                        .sorted(Comparator.comparing(numbers::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private void shift(int[] codes, int size, int from, int rows, int column) {
        if (codes.length == 0) {
            for (int row = 0; row < rows; row++) {
                wide[row] *= size;
            }
            return;
        }
        int outside = 0;
        for (int row = 0; row < rows; row++) {
            int key = codes[from + row] + 1;
            outside |= key | (size - 1 - key);
            wide[row] = wide[row] * size + key;
        }
        if (outside < 0) {
            refuse(codes, size, from, rows, column);
        }
    }

    private static void refuse(int[] codes, int size, int from, int rows, int column) {
        for (int row = from; row < from + rows; row++) {
            if (codes[row] < -1 || codes[row] >= size - 1) {
                throw new IllegalArgumentException("row " + row + " has the code " + codes[row] + " in column " + column
                        + " of the keys; allowed are -1 (not known) to " + (size - 2));
            }
        }
    }

    private int place(long number) {
        Integer known = places.get(number);
        if (known != null) {
            return known;
        }
        places.put(number, numbers.size());
        numbers.add(number);
        return numbers.size() - 1;
    }
}
