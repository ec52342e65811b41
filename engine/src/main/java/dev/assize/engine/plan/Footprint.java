package dev.assize.engine.plan;

import java.util.function.IntToLongFunction;

/**
 * How many bytes the buffers of a lane take: {@code fixed + rows * perRow}.
 *
 * @param fixed whatever the number of rows
 * @param perRow for each row
 */
record Footprint(long fixed, long perRow) {
    /** Works it out from the bytes of one and of two rows. */
    static Footprint measured(IntToLongFunction bytes) {
        long one = bytes.applyAsLong(1);
        long perRow = bytes.applyAsLong(2) - one;
        return new Footprint(one - perRow, perRow);
    }

    /** Returns the bytes of a lane. */
    long bytes(int rows) {
        return fixed + rows * perRow;
    }

    /** Returns how many rows fit into some bytes; 0 or less if none. */
    int rowsWithin(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.floorDiv(bytes - fixed, Math.max(1, perRow)));
    }
}
