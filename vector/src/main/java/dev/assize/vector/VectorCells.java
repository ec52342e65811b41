package dev.assize.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What is left of an LSTM's time step beside products and functions: sums and products of gates. The same to the bit as
 * plain loops, in which the compiler finds no vectors because blocks of gates start at different places.
 */
public final class VectorCells {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int CALLS = 3000;

    /** Makes the cells, and calls them until the compiler has made machine code of them. */
    public VectorCells() {
        Small small = new Small();
        for (int call = 0; call < CALLS; call++) {
            advance(small, 1);
            open(small, 1);
            slope(small, small, 1);
        }
    }

    /** Tells whether a state of so many units consists of whole vectors. */
    public static boolean takes(int units) {
        return units % LANES == 0;
    }

    /**
     * Turns logistic(z) of the candidate block into {@code tanh(z) = (s - r) / (s^2 + r^2)}, r = 1 - s, and computes
     * {@code c = f * c' + i * g}.
     */
    public void advance(LstmArrays<float[]> step, int rows) {
        for (int row = 0; row < rows; row++) {
            advanceRow(step, row * step.units(), step.units());
        }
    }

    private static void advanceRow(LstmArrays<float[]> step, int s, int units) {
        float[] gates = step.gates();
        float[] before = step.cellBefore();
        float[] cell = step.cell();
        int at = 4 * s;
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int j = 0; j < units; j += LANES) {
            FloatVector candidate = FloatVector.fromArray(SPECIES, gates, at + j);
            FloatVector rest = one.sub(candidate);
            FloatVector g = candidate.sub(rest).div(candidate.mul(candidate).add(rest.mul(rest)));
            g.intoArray(gates, at + j);
            FloatVector kept = FloatVector.fromArray(SPECIES, gates, at + units + j)
                    .mul(FloatVector.fromArray(SPECIES, before, s + j));
            kept.add(FloatVector.fromArray(SPECIES, gates, at + 3 * units + j).mul(g))
                    .intoArray(cell, s + j);
        }
    }

    /** Computes {@code h = o * tanh(c)}. */
    public void open(LstmArrays<float[]> step, int rows) {
        for (int row = 0; row < rows; row++) {
            openRow(step, row * step.units(), step.units());
        }
    }

    private static void openRow(LstmArrays<float[]> step, int s, int units) {
        float[] gates = step.gates();
        float[] squashed = step.squashed();
        float[] output = step.output();
        int at = 4 * s + 2 * units;
        for (int j = 0; j < units; j += LANES) {
            FloatVector.fromArray(SPECIES, gates, at + j)
                    .mul(FloatVector.fromArray(SPECIES, squashed, s + j))
                    .intoArray(output, s + j);
        }
    }

    /** Turns the gradient of h and c into that of the gate sums, which replaces the gates. */
    public void slope(LstmArrays<float[]> step, LstmSlopes<float[]> gradients, int rows) {
        for (int row = 0; row < rows; row++) {
            int s = row * step.units();
            outputSlope(step, gradients, s, row * gradients.recurrentStride());
            cellSlope(step, gradients, s);
        }
    }

    private static void outputSlope(LstmArrays<float[]> step, LstmSlopes<float[]> gradients, int s, int r) {
        float[] gates = step.gates();
        float[] squashed = step.squashed();
        float[] output = gradients.output();
        float[] recurrent = gradients.recurrent();
        float[] cell = gradients.cell();
        int units = step.units();
        int at = 4 * s + 2 * units;
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int j = 0; j < units; j += LANES) {
            FloatVector h =
                    FloatVector.fromArray(SPECIES, output, s + j).add(FloatVector.fromArray(SPECIES, recurrent, r + j));
            FloatVector t = FloatVector.fromArray(SPECIES, squashed, s + j);
            FloatVector o = FloatVector.fromArray(SPECIES, gates, at + j);
            h.intoArray(output, s + j);
            FloatVector into = h.mul(o).mul(one.sub(t.mul(t)));
            FloatVector.fromArray(SPECIES, cell, s + j).add(into).intoArray(cell, s + j);
            h.mul(t).mul(o).mul(one.sub(o)).intoArray(gates, at + j);
        }
    }

    private static void cellSlope(LstmArrays<float[]> step, LstmSlopes<float[]> gradients, int s) {
        float[] gates = step.gates();
        float[] before = step.cellBefore();
        float[] cell = gradients.cell();
        int units = step.units();
        int at = 4 * s;
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int j = 0; j < units; j += LANES) {
            FloatVector c = FloatVector.fromArray(SPECIES, cell, s + j);
            FloatVector g = FloatVector.fromArray(SPECIES, gates, at + j);
            FloatVector f = FloatVector.fromArray(SPECIES, gates, at + units + j);
            FloatVector i = FloatVector.fromArray(SPECIES, gates, at + 3 * units + j);
            c.mul(i).mul(one.sub(g.mul(g))).intoArray(gates, at + j);
            FloatVector b = FloatVector.fromArray(SPECIES, before, s + j);
            c.mul(b).mul(f).mul(one.sub(f)).intoArray(gates, at + units + j);
            c.mul(g).mul(i).mul(one.sub(i)).intoArray(gates, at + 3 * units + j);
            c.mul(f).intoArray(cell, s + j);
        }
    }

    /** One row for the first calls; all arrays are the same. */
    private static final class Small implements LstmArrays<float[]>, LstmSlopes<float[]> {
        private static final int VECTORS = 4;

        private final float[] numbers = new float[4 * VECTORS * LANES];

        @Override
        public int units() {
            return VECTORS * LANES;
        }

        @Override
        public float[] gates() {
            return numbers;
        }

        @Override
        public float[] cellBefore() {
            return numbers;
        }

        @Override
        public float[] cell() {
            return numbers;
        }

        @Override
        public float[] squashed() {
            return numbers;
        }

        @Override
        public float[] output() {
            return numbers;
        }

        @Override
        public float[] recurrent() {
            return numbers;
        }

        @Override
        public int recurrentStride() {
            return units();
        }
    }
}
