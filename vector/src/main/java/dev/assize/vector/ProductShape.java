package dev.assize.vector;

/** The shape of a matrix product {@code C = op(A) op(B)}, all matrices row-major from index 0 on. */
public interface ProductShape {
    /** Returns how many rows C has. */
    int rows();

    /** Returns how many columns C has. */
    int columns();

    /** Returns the length of the sum. */
    int inner();

    /** Tells whether A is stored as [inner, rows]. */
    boolean leftTransposed();

    /** Tells whether B is stored as [columns, inner]. */
    boolean rightTransposed();

    /** Returns the distance between two rows of A as stored. */
    int leftStride();

    /** Returns the distance between two rows of B as stored. */
    int rightStride();

    /** Returns the distance between two rows of C. */
    int resultStride();

    /** Tells whether the product is added to C. */
    boolean accumulate();
}
