package dev.assize.privacy.table;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each value occurs in each class, without the zeros: the values of class c are {@code value[start[c]]} to
 * {@code value[start[c + 1] - 1]}, ascending, with {@code count} beside them. Two counting sorts, O(records + classes +
 * values).
 */
final class ClassDistributions {
    final int[] start;
    final int[] value;
    final int[] count;
    final int[] size;
    final int[] ofTable;
    final int records;

    ClassDistributions(EquivalenceClasses classes, SensitiveValues values) {
        int[] classOf = classes.classOf();
        int[] codes = values.codes();
        this.size = classes.sizes();
        this.records = codes.length;
        this.ofTable = histogram(codes, values.values());
        int[] rows = IntStream.range(0, records).toArray();
        rows = sorted(sorted(rows, codes, ofTable), classOf, size);
        int[] starts = new int[size.length + 1];
        int[] cellValue = new int[records];
        int[] cellCount = new int[records];
        int cells = 0;
        for (int i = 0; i < records; i++) {
            int row = rows[i];
            if (i == 0 || classOf[row] != classOf[rows[i - 1]] || codes[row] != codes[rows[i - 1]]) {
                cellValue[cells++] = codes[row];
            }
            cellCount[cells - 1]++;
            starts[classOf[row] + 1] = cells;
        }
        this.start = starts;
        this.value = cellValue;
        this.count = cellCount;
    }

    int classes() {
        return size.length;
    }

    int distinct(int number) {
        return start[number + 1] - start[number];
    }

    /** The part of the records of the class of this cell that have its value. */
    double share(int number, int cell) {
        return (double) count[cell] / size[number];
    }

    /** The part of all records that have the value of this cell. */
    double shareOfTable(int cell) {
        return (double) ofTable[value[cell]] / records;
    }

    IntStream numbers() {
        return IntStream.range(0, classes());
    }

    IntStream cells(int number) {
        return IntStream.range(start[number], start[number + 1]);
    }

    double largest(IntToDoubleFunction figure) {
        return numbers().mapToDouble(figure).max().orElseThrow();
    }

    private static int[] histogram(int[] codes, int values) {
        int[] histogram = new int[values];
        for (int code : codes) {
            histogram[code]++;
        }
        return histogram;
    }

    /** Sorts rows by key, rows of equal key in the order given. */
    private static int[] sorted(int[] rows, int[] key, int[] histogram) {
        int[] next = new int[histogram.length];
        for (int k = 1; k < next.length; k++) {
            next[k] = next[k - 1] + histogram[k - 1];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[key[row]]++] = row;
        }
        return sorted;
    }
}
