package dev.assize.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Noise added to sums and rounded to a grid: the same to the bit as plain loops. */
public final class VectorGrids {
    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = WIDE.length();
    private static final VectorSpecies<Float> NARROW =
            VectorSpecies.of(float.class, VectorShape.forBitSize(LANES * Float.SIZE));
    private static final double WHOLE = 0x1.8p52; // a sum with this has no digits behind the point
    private static final int CALLS = 3000;

    /** Makes the loop, and calls it until the compiler has made machine code of it. */
    public VectorGrids() {
        float[] numbers = new float[4 * LANES];
        double[] noise = new double[4 * LANES];
        for (int call = 0; call < CALLS; call++) {
            addRounded(numbers, new Place(0, 4 * LANES), noise, 1, 1);
        }
    }

    /**
     * Where numbers are.
     *
     * @param from the first
     * @param count how many, whole vectors
     */
    public record Place(int from, int count) {}

    /** Returns how many of so many numbers fill whole vectors. */
    public static int whole(int count) {
        return count - count % LANES;
    }

    /**
     * Leaves {@code (a + rint(x/g - a + noise)) g factor} for each number x, where {@code a = rint(x/g)}.
     *
     * @param numbers x
     * @param place which of them
     * @param noise as many, from 0 on
     * @param perGrid 1/g
     * @param scale g times the factor
     */
    public void addRounded(float[] numbers, Place place, double[] noise, double perGrid, double scale) {
        for (int i = 0; i < place.count(); i += LANES) {
            FloatVector x = FloatVector.fromArray(NARROW, numbers, place.from() + i);
            DoubleVector scaled = ((DoubleVector) x.convertShape(VectorOperators.F2D, WIDE, 0)).mul(perGrid);
            DoubleVector whole = scaled.add(WHOLE).sub(WHOLE);
            DoubleVector rest = scaled.sub(whole).add(DoubleVector.fromArray(WIDE, noise, i));
            DoubleVector result = whole.add(rest.add(WHOLE).sub(WHOLE)).mul(scale);
            ((FloatVector) result.convertShape(VectorOperators.D2F, NARROW, 0)).intoArray(numbers, place.from() + i);
        }
    }
}
