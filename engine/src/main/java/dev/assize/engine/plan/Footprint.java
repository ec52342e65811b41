package dev.assize.engine.plan;

import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/**
 * How many bytes the buffers of a lane take, {@code fixed + rows * perRow}, and how large its products are.
 *
 * @param fixed whatever the number of rows
 * @param perRow for each row
 * @param operations of the largest product, for each row
 */
record Footprint(long fixed, long perRow, long operations) {
    /** Works it out from the bytes of one and of two rows, and the operations of the largest product of two. */
    static Footprint measured(IntToLongFunction bytes, LongSupplier largest) {
        long one = bytes.applyAsLong(1);
        long perRow = bytes.applyAsLong(2) - one;
        return new Footprint(one - perRow, perRow, (largest.getAsLong() + 1) / 2);
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
