package dev.assize.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * An innermost loop: some rows of the left factor times a panel of the right one. Sums start from 0 and stay in
 * registers until the end. Written out in full, because the compiler keeps vectors in registers only as local variables
 * of one method.
 */
abstract class Tile {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /**
     * Multiplies.
     *
     * @param leftAt where its rows start in the left factor
     * @param rightAt where the panel starts, [depth, columns]
     * @param resultAt where the first sum goes
     * @param depth how many terms a sum has
     */
    abstract void multiply(int leftAt, int rightAt, int resultAt, int depth);

    /** Returns how many rows it makes. */
    abstract int rows();

    /** Returns how many columns it makes. */
    abstract int columns();

    /**
     * Says where the factors are and where sums go, before {@link #multiply}.
     *
     * @param left the left factor, or panels of it
     * @param leftStride distance between its rows
     * @param right panels of the right factor
     */
    abstract void factors(float[] left, int leftStride, float[] right);

    /** Says where sums go. */
    abstract void target(float[] result, int resultStride);
}
