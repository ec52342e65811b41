package dev.assize.engine.kernel;

/**
 * What an update of the parameters consists of.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface UpdateKernels<A> {
    /** Adds parts up: {@code to[i] = parts[0][i] + parts[1][i] + ...}. */
    void sum(A[] parts, Range range, A to);

    /** Returns the sum of squares of {@code first[i] + second[i]}, in double precision. */
    double squaredNorm(A first, A second, Range range);

    /** Returns the sum of squares of the numbers, in double precision. */
    double squareSum(A values, Range range);

    /** Returns the sum of the absolute numbers, in double precision. */
    double absoluteSum(A values, Range range);

    /**
     * Prepares a step where a gradient is clipped or parameters are regularised. With w a parameter, d the sum of its
     * gradient's parts and the letters of {@code shaping}: to = clip(s d) + p sign(w) + q w, and w = (1 - z) w.
     *
     * @param shaping what is done
     * @param slot the parameters and their gradient; states are not looked at
     * @param to the gradient to step along, may be a part of the old one
     * @param range which indices
     */
    void shape(Shaping shaping, Slot<A> slot, A to, Range range);

    /**
     * Moves parameters w, and the states of their optimiser, by its step u of g = scale (first + second): w = w - u.
     *
     * @param step what the optimiser computes
     * @param scale what the sum of the gradient's parts is multiplied by
     * @param slot the parameters, their gradient and states
     * @param range which indices
     */
    void update(UpdateStep step, double scale, Slot<A> slot, Range range);

    /**
     * What happens to a gradient before the optimiser, and to parameters beside it.
     *
     * @param scale s, what the sum of the parts is multiplied by
     * @param limit largest absolute number that clipping lets pass; {@link Double#MAX_VALUE} for no clipping
     * @param l1 p, factor of the sign of a parameter; 0 has no sign, nor have subnormal numbers a whole one
     * @param l2 q, factor of a parameter before the optimiser
     * @param decay z, share of itself that a parameter loses
     */
    record Shaping(double scale, double limit, double l1, double l2, double decay) {}

    /**
     * Arrays with the same indices.
     *
     * @param values the parameters
     * @param first one part of their gradient
     * @param second the other part
     * @param mean the first state of the optimiser; unused states may be any array
     * @param square its second state
     * @param highest its third state
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Slot<A>(A values, A first, A second, A mean, A square, A highest) {}
}
