package dev.assize.engine.kernel;

/**
 * How a matrix with few columns is worked on: several rows at a time, as one row of {@code width} numbers.
 *
 * @param count how many columns the matrix has
 * @param width a multiple of that
 * @param scratch a row of {@code width} numbers, overwritten
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Columns<A>(int count, int width, A scratch) {
    /** Rows of a sum in the number type itself; such parts are added in double. */
    static final int BLOCK = 64;

    private static final int LONG = 512; // numbers that make a loop worth its start

    /** Chooses the width and allocates the scratch. */
    public static <A> Columns<A> of(Kernels<A> kernels, int count) {
        int width = count * Math.max(1, LONG / count);
        return new Columns<>(count, width, kernels.allocate(width));
    }

    /** Fills a vector of this width with the numbers of one row, again and again. */
    public void repeat(Transfer<A> transfer, double[] numbers, A vector) {
        for (int i = 0; i < width; i++) {
            transfer.set(vector, i, numbers[i % count]);
        }
    }
}
