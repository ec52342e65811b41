package dev.assize.engine.rule;

import dev.assize.engine.clip.Records;

/**
 * How many rows the records of a batch have.
 *
 * @param records how many records
 * @param rows how many rows all of them have
 * @param squares sum of the squares of their rows
 * @param longest rows of the longest
 */
public record Census(long records, long rows, long squares, int longest) {
    /** Counts the records of at most some rows. */
    public static Census of(Records records, int most) {
        long squares = 0;
        int longest = 0;
        int rows = 0;
        int count = 0;
        for (int record = 0; record < records.count(); record++) {
            int length = records.start(record + 1) - records.start(record);
            if (length <= most) {
                count++;
                rows += length;
                squares += (long) length * length;
                longest = Math.max(longest, length);
            }
        }
        return new Census(count, rows, squares, longest);
    }

    /** Returns the census of vectors if each row has {@code vectors}. */
    Census times(int vectors) {
        return new Census(records, rows * vectors, squares * vectors * vectors, longest * vectors);
    }
}
