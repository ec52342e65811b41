package dev.assize.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Matrix products of {@code float}. Each number of the result is a sum over blocks of at most {@value Room#DEPTH} terms
 * in order; within a block the terms are added one after the other by {@link Math#fma}, starting from 0. So a result
 * depends on the shape only: not on the width of the registers, not on the thread, not on where a number lies.
 *
 * <p>Factors are copied into panels that fit into the caches; each thread keeps room for them, less than 1 MiB.
 *
 * @see <a href="https://doi.org/10.1145/1356052.1356053">Goto and van de Geijn, Anatomy of High-Performance Matrix
 *     Multiplication, 2008, for the order of the loops</a>
 */
public final class VectorProducts {
    private static final int WIDE_BITS = 512;

    private final ThreadLocal<Room> rooms = ThreadLocal.withInitial(Room::new);

    /**
     * Makes the products, and calls them until the compiler has made machine code of the innermost loops: some tenths
     * of a second, before which they take a thousand times as long.
     */
    public VectorProducts() {
        WarmUp.run();
    }

    /**
     * Tells whether vectors of this processor are wide enough for these products to be the faster ones: with 512 bits
     * they take three quarters of the time of OpenBLAS, with 256 bits more than it.
     */
    public static boolean isWorthwhile() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize() >= WIDE_BITS;
    }

    /** Tells whether a product is large enough for its innermost loops: a sliver of a matrix is not. */
    public static boolean takes(ProductShape shape) {
        return shape.rows() >= NarrowTile.ROWS && shape.columns() >= Tile.LANES / 2 && shape.inner() > 0;
    }

    /**
     * Multiplies two matrices.
     *
     * @param shape shapes and transpositions, of a product that these products {@linkplain #takes take}
     * @param left the left factor
     * @param right the right factor
     * @param result where the product goes, no array of the factors
     */
    public void multiply(ProductShape shape, float[] left, float[] right, float[] result) {
        rooms.get().multiply(shape, left, right, result);
    }

    /** Returns how many numbers {@link #pack} writes for products of a shape. */
    public static int packedLength(ProductShape shape) {
        return Room.panelsLength(shape);
    }

    /** Returns in how many parts {@link #pack} copies, which several threads may share. */
    public static int parts(ProductShape shape) {
        return Room.blocks(shape);
    }

    /** Returns the bytes of the panels that each thread keeps. */
    public static long roomBytes() {
        return Room.BYTES;
    }

    /**
     * Copies a part of a right factor, once for many products of the same columns, inner length and transpositions.
     *
     * @param shape of these products
     * @param part 0 to {@link #parts} - 1
     * @param right the right factor
     * @param packed where it goes, for {@link #multiplyPacked}
     */
    public void pack(ProductShape shape, int part, float[] right, float[] packed) {
        rooms.get().pack(shape, part, right, packed);
    }

    /**
     * Multiplies by a right factor that was copied before; the result is that of {@link #multiply}.
     *
     * @param shape as for {@link #pack}, with any number of rows that these products {@linkplain #takes take}
     * @param left the left factor
     * @param packed the right factor
     * @param result where the product goes, no array of the factors
     */
    public void multiplyPacked(ProductShape shape, float[] left, float[] packed, float[] result) {
        rooms.get().multiplyPacked(shape, left, packed, result);
    }
}
