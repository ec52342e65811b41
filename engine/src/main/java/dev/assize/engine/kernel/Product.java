package dev.assize.engine.kernel;

import dev.assize.vector.ProductShape;

/**
 * The shape of a matrix product {@code C = op(A) op(B)}, all matrices row-major.
 *
 * @param form which factor is transposed
 * @param rows rows of C
 * @param columns columns of C
 * @param inner length of the sum
 * @param strides distances between rows as stored
 * @param accumulate whether the product is added to C
 */
public record Product(Form form, int rows, int columns, int inner, Strides strides, boolean accumulate)
        implements ProductShape {
    /** Which factor is transposed. */
    public enum Form {
        /** {@code C = A B}. */
        PLAIN,
        /** {@code C = A B'}, B stored as [columns, inner]. */
        RIGHT_TRANSPOSED,
        /** {@code C = A' B}, A stored as [inner, rows]. */
        LEFT_TRANSPOSED
    }

    /**
     * Distances between the starts of two rows.
     *
     * @param left of A as stored
     * @param right of B as stored
     * @param result of C
     */
    public record Strides(int left, int right, int result) {}

    /** Makes a product of matrices that are stored without gaps, overwriting C. */
    public static Product of(Form form, int rows, int columns, int inner) {
        int left = form == Form.LEFT_TRANSPOSED ? rows : inner;
        int right = form == Form.RIGHT_TRANSPOSED ? inner : columns;
        return new Product(form, rows, columns, inner, new Strides(left, right, columns), false);
    }

    /** Returns this product with other distances between rows. */
    public Product withStrides(int left, int right, int result) {
        return new Product(form, rows, columns, inner, new Strides(left, right, result), accumulate);
    }

    /** Returns this product with another number of rows. */
    public Product withRows(int count) {
        return new Product(form, count, columns, inner, strides, accumulate);
    }

    /** Returns this product, added to C. */
    public Product accumulating() {
        return new Product(form, rows, columns, inner, strides, true);
    }

    /** Returns how many multiplications and additions it takes. */
    public long operations() {
        return 2L * rows * columns * inner;
    }

    @Override
    public boolean leftTransposed() {
        return form == Form.LEFT_TRANSPOSED;
    }

    @Override
    public boolean rightTransposed() {
        return form == Form.RIGHT_TRANSPOSED;
    }

    @Override
    public int leftStride() {
        return strides.left();
    }

    @Override
    public int rightStride() {
        return strides.right();
    }

    @Override
    public int resultStride() {
        return strides.result();
    }
}
