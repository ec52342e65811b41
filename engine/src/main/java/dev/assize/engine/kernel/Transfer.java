package dev.assize.engine.kernel;

/**
 * Copies numbers between a caller's arrays and those of a network, converting the type.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Transfer<A> {
    /** Copies in from {@code from[fromAt]} on, along {@code grid}. */
    void copyIn(float[] from, int fromAt, A to, int toAt, Grid grid);

    /** Copies in from {@code from[fromAt]} on, along {@code grid}. */
    void copyIn(double[] from, int fromAt, A to, int toAt, Grid grid);

    /** Copies out of {@code from[fromAt]} on: the way back of {@link #copyIn(double[], int, Object, int, Grid)}. */
    void copyOut(A from, int fromAt, double[] to, int toAt, Grid grid);

    /** Returns one number. */
    double get(A from, int index);

    /** Sets one number. */
    void set(A to, int index, double value);

    /**
     * A matrix that a caller keeps transposed: {@code inner[i * length + j] = outer[i * step + j * stride]}.
     *
     * @param count how many i
     * @param length how many j
     * @param step distance in the caller's array from i to i + 1
     * @param stride distance in the caller's array from j to j + 1
     */
    record Grid(int count, int length, int step, int stride) {
        /** Makes the grid of a plain run of numbers. */
        public static Grid run(int length) {
            return new Grid(1, length, length, 1);
        }

        /** Tells whether the numbers lie one after the other on both sides. */
        public boolean plain() {
            return stride == 1 && (count == 1 || step == length);
        }
    }
}
