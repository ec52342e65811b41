package dev.assize.engine.kernel;

/**
 * What works on the rows of a matrix without gaps.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface RowKernels<A> {
    /** Sets the first {@code length} numbers to {@code value}. */
    void fill(A values, int length, double value);

    /** Sets {@code length} numbers from index {@code from} on to {@code value}. */
    void fillRange(A values, int from, int length, double value);

    /** Adds the vector {@code bias} to each of the first rows. */
    void addBias(A matrix, A bias, int rows, int columns);

    /** Adds the sum of the first rows to the vector {@code sums}. */
    void addColumnSums(A matrix, int rows, int columns, A sums);

    /** Adds {@code factor * from} to {@code to} for the first {@code length} numbers. */
    void addScaled(double factor, A from, A to, int length);

    /** Multiplies row i by {@code factors[i]}. */
    void scaleRows(A matrix, double[] factors, int rows, int columns);

    /** Adds the sum of squares of row i to {@code norms[i]}, in double precision. */
    void addSquaredNorms(A matrix, int rows, int columns, double[] norms);

    /**
     * Moves along the sum of gradient parts: {@code values[i] += factor * (parts[0][i] + parts[1][i] + ...)}.
     *
     * @param values what moves
     * @param parts arrays of the length of {@code values}
     * @param range which indices
     * @param factor usually minus the learning rate over the batch size
     */
    void move(A values, A[] parts, Range range, double factor);

    /** Adds row i of {@code from} to row {@code targets[i]} of {@code to}, for the first {@code rows}. */
    void scatterRows(A from, int[] targets, A to, int rows, int columns);

    /** Tells whether the first {@code length} numbers are all finite. */
    boolean allFinite(A values, int length);

    /** Multiplies by a fixed vector, element by element: {@code values[i] *= factors[i]}. */
    void multiply(A values, A factors, int length);

    /** Copies {@code count} runs of numbers from one matrix to another. */
    void copyRuns(A from, A to, Runs runs, int count);

    /**
     * Runs of numbers at even distances.
     *
     * @param length of each run
     * @param from where the first starts
     * @param fromStride distance from one to the next
     * @param to where the first goes
     * @param toStride distance there
     */
    record Runs(int length, int from, int fromStride, int to, int toStride) {
        /** Returns the way back. */
        public Runs reversed() {
            return new Runs(length, to, toStride, from, fromStride);
        }
    }

    /**
     * Scales and shifts columns: {@code to[r, c] = from[r, c] * scale[c] + shift[c]}.
     *
     * @param from the matrix
     * @param affine scale and shift of each column
     * @param to the result, may be {@code from}
     * @param rows how many rows
     */
    void affine(A from, Affine<A> affine, A to, int rows);

    /**
     * A scale and a shift for each column.
     *
     * @param scale one number for each column
     * @param shift one number for each column
     * @param columns how many columns
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Affine<A>(A scale, A shift, int columns) {}
}
