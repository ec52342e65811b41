package dev.assize.data.arrays;

import dev.assize.data.DataException;

/** Memory for the numbers of all cells, taken only when there is so much. */
final class Memory {
    /** The longest array that every Java makes. */
    static final long MOST_NUMBERS = Integer.MAX_VALUE - 8L;

    private static final long MEGABYTE = 1 << 20;

    private Memory() {}

    /**
     * Returns an array.
     *
     * @param source what the numbers are of, for messages
     * @param numbers how many there are
     * @throws DataException if an array or the memory of this process is too small for them
     */
    static float[] take(String source, long numbers) {
        long megabytes = numbers * Float.BYTES / MEGABYTE;
        long most = Runtime.getRuntime().maxMemory() / MEGABYTE;
        if (numbers > MOST_NUMBERS || megabytes >= most) {
            throw DataException.of(
                    source,
                    "it has " + numbers + " numbers, which need " + megabytes + " MB of memory; there are " + most
                            + " MB",
                    "Use fewer or smaller arrays, at most " + MOST_NUMBERS
                            + " numbers in all, or give Java more memory with -Xmx.");
        }
        return new float[(int) numbers];
    }
}
