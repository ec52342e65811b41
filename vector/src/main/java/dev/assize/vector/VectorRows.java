package dev.assize.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of matrices without gaps and vectors: the same to the bit as plain loops. */
public final class VectorRows {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int CALLS = 3000;

    /** Makes the rows, and calls them until the compiler has made machine code of them. */
    public VectorRows() {
        float[] numbers = new float[8 * LANES];
        float[] more = new float[2 * LANES];
        for (int call = 0; call < CALLS; call++) {
            addBias(numbers, more, 4, 2 * LANES);
            addColumnSums(numbers, 4, 2 * LANES, more);
        }
    }

    /** Tells whether rows of so many columns consist of whole vectors. */
    public static boolean takes(int columns) {
        return columns % LANES == 0;
    }

    /** Adds a vector to each row. */
    public void addBias(float[] matrix, float[] bias, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            add(bias, 0, matrix, row * columns, columns);
        }
    }

    /** Adds the sum of the rows to a vector. */
    public void addColumnSums(float[] matrix, int rows, int columns, float[] sums) {
        for (int row = 0; row < rows; row++) {
            add(matrix, row * columns, sums, 0, columns);
        }
    }

    private static void add(float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, to, toAt + i)
                    .add(FloatVector.fromArray(SPECIES, from, fromAt + i))
                    .intoArray(to, toAt + i);
        }
    }
}
