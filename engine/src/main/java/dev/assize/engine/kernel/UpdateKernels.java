package dev.assize.engine.kernel;

/**
 * What an update of the parameters consists of. Meant for pieces that fit the fastest cache: {@code piece} holds the
 * gradient and at last the step of the numbers {@code range}, beginning at its index 0.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface UpdateKernels<A> {
    /** Sums parts of a gradient: {@code piece[i] = scale * (parts[0][from + i] + parts[1][from + i] + ...)}. */
    void gather(A[] parts, Range range, double scale, A piece);

    /** Returns the sum of squares of the summed parts, in double precision. */
    double squaredNorm(A[] parts, Range range);

    /** Returns the sum of squares of the numbers, in double precision. */
    double squareSum(A values, Range range);

    /** Returns the sum of the absolute numbers, in double precision. */
    double absoluteSum(A values, Range range);

    /** Brings the first {@code length} numbers into the interval from {@code -limit} to {@code limit}. */
    void clip(A piece, int length, double limit);

    /** Adds {@code factor} times the numbers. */
    void addScaled(double factor, A values, Range range, A piece);

    /** Adds {@code factor} times the signs of the numbers; 0 has no sign. */
    void addSigns(double factor, A values, Range range, A piece);

    /**
     * Turns gradients into the step of an optimiser.
     *
     * @param step what to compute
     * @param states as many arrays as the optimiser has states, indexed as the parameters
     * @param range which indices of them
     * @param piece the gradients, then the step
     */
    void update(UpdateStep step, A[] states, Range range, A piece);

    /** Takes the step: {@code values[from + i] -= piece[i]}. */
    void subtract(A piece, A values, Range range);
}
