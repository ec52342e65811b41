package dev.assize.engine.kernel;

/** Recurrent cells in {@code float}. */
class FloatCells implements CellKernels<float[]> {
    @Override
    public void lstm(LstmStep<float[]> step, int rows) {
        int units = step.units();
        sigmoid(step.gates(), rows * 4 * units);
        for (int row = 0; row < rows; row++) {
            candidate(step.gates(), row * 4 * units, units);
            nextCell(step, row * 4 * units, row * units);
        }
        tanh(step.cell(), step.squashed(), rows * units);
        for (int row = 0; row < rows; row++) {
            open(step, row * 4 * units + 2 * units, row * units);
            System.arraycopy(step.output(), row * units, step.next(), row * step.nextStride(), units);
        }
    }

    /** All gates in one loop, the candidate too: many short loops take twice the time. */
    static void sigmoid(float[] gates, int length) {
        for (int i = 0; i < length; i++) {
            gates[i] = FloatFunctions.sigmoid(gates[i]);
        }
    }

    /** Turns s = sigmoid(z) into tanh(z) = (2 s - 1) / (s^2 + (1 - s)^2). */
    private static void candidate(float[] gates, int from, int units) {
        for (int i = from; i < from + units; i++) {
            float s = gates[i];
            float r = 1f - s;
            gates[i] = (s - r) / (s * s + r * r);
        }
    }

    private static void nextCell(LstmStep<float[]> step, int at, int s) {
        float[] gates = step.gates();
        float[] before = step.cellBefore();
        float[] cell = step.cell();
        int units = step.units();
        for (int j = 0; j < units; j++) {
            cell[s + j] = gates[at + units + j] * before[s + j] + gates[at + 3 * units + j] * gates[at + j];
        }
    }

    static void tanh(float[] from, float[] to, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = FloatFunctions.tanh(from[i]);
        }
    }

    private static void open(LstmStep<float[]> step, int at, int s) {
        float[] gates = step.gates();
        float[] squashed = step.squashed();
        float[] output = step.output();
        for (int j = 0; j < step.units(); j++) {
            output[s + j] = gates[at + j] * squashed[s + j];
        }
    }

    @Override
    public void lstmSlope(LstmStep<float[]> step, LstmGradients<float[]> gradients, int rows) {
        int units = step.units();
        for (int row = 0; row < rows; row++) {
            int at = row * 4 * units;
            intoCell(step, gradients, row);
            System.arraycopy(step.gates(), at, gradients.scratch(), 0, 4 * units);
            candidateSlope(step, gradients, row);
            forgetSlope(step, gradients, row);
            outputSlope(step, gradients, row);
            inputSlope(step, gradients, row);
            carry(gradients, row * units, units);
        }
    }

    private static void intoCell(LstmStep<float[]> step, LstmGradients<float[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int o = row * 4 * units + 2 * units;
        int r = row * gradients.recurrentStride();
        float[] output = gradients.output();
        float[] recurrent = gradients.recurrent();
        for (int j = 0; j < units; j++) {
            output[s + j] += recurrent[r + j];
        }
        float[] cell = gradients.cell();
        float[] gates = step.gates();
        float[] squashed = step.squashed();
        for (int j = 0; j < units; j++) {
            cell[s + j] += output[s + j] * gates[o + j] * (1f - squashed[s + j] * squashed[s + j]);
        }
    }

    private static void candidateSlope(LstmStep<float[]> step, LstmGradients<float[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units;
        float[] gates = step.gates();
        float[] was = gradients.scratch();
        float[] cell = gradients.cell();
        for (int j = 0; j < units; j++) {
            gates[at + j] = cell[s + j] * was[3 * units + j] * (1f - was[j] * was[j]);
        }
    }

    private static void forgetSlope(LstmStep<float[]> step, LstmGradients<float[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units + units;
        float[] gates = step.gates();
        float[] was = gradients.scratch();
        float[] cell = gradients.cell();
        float[] before = step.cellBefore();
        for (int j = 0; j < units; j++) {
            float f = was[units + j];
            gates[at + j] = cell[s + j] * before[s + j] * f * (1f - f);
        }
    }

    private static void outputSlope(LstmStep<float[]> step, LstmGradients<float[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units + 2 * units;
        float[] gates = step.gates();
        float[] was = gradients.scratch();
        float[] output = gradients.output();
        float[] squashed = step.squashed();
        for (int j = 0; j < units; j++) {
            float o = was[2 * units + j];
            gates[at + j] = output[s + j] * squashed[s + j] * o * (1f - o);
        }
    }

    private static void inputSlope(LstmStep<float[]> step, LstmGradients<float[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units + 3 * units;
        float[] gates = step.gates();
        float[] was = gradients.scratch();
        float[] cell = gradients.cell();
        for (int j = 0; j < units; j++) {
            float i = was[3 * units + j];
            gates[at + j] = cell[s + j] * was[j] * i * (1f - i);
        }
    }

    private static void carry(LstmGradients<float[]> gradients, int s, int units) {
        float[] cell = gradients.cell();
        float[] was = gradients.scratch();
        for (int j = 0; j < units; j++) {
            cell[s + j] *= was[units + j];
        }
    }
}
