package dev.assize.engine.kernel;

/** Recurrent cells in {@code double}. */
final class DoubleCells implements CellKernels<double[]> {
    @Override
    public void lstm(LstmStep<double[]> step, int rows) {
        int units = step.units();
        for (int row = 0; row < rows; row++) {
            int at = row * 4 * units;
            squashCandidate(step.gates(), at, at + units);
            squashGates(step.gates(), at + units, at + 4 * units);
            nextCell(step, at, row * units);
        }
        tanh(step.cell(), step.squashed(), rows * units);
        for (int row = 0; row < rows; row++) {
            open(step, row * 4 * units + 2 * units, row * units);
            System.arraycopy(step.output(), row * units, step.next(), row * step.nextStride(), units);
        }
    }

    private static void squashCandidate(double[] gates, int from, int to) {
        for (int i = from; i < to; i++) {
            gates[i] = DoubleFunctions.tanh(gates[i]);
        }
    }

    private static void squashGates(double[] gates, int from, int to) {
        for (int i = from; i < to; i++) {
            gates[i] = DoubleFunctions.sigmoid(gates[i]);
        }
    }

    private static void nextCell(LstmStep<double[]> step, int at, int s) {
        double[] gates = step.gates();
        double[] before = step.cellBefore();
        double[] cell = step.cell();
        int units = step.units();
        for (int j = 0; j < units; j++) {
            cell[s + j] = gates[at + units + j] * before[s + j] + gates[at + 3 * units + j] * gates[at + j];
        }
    }

    private static void tanh(double[] from, double[] to, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = DoubleFunctions.tanh(from[i]);
        }
    }

    private static void open(LstmStep<double[]> step, int at, int s) {
        double[] gates = step.gates();
        double[] squashed = step.squashed();
        double[] output = step.output();
        for (int j = 0; j < step.units(); j++) {
            output[s + j] = gates[at + j] * squashed[s + j];
        }
    }

    @Override
    public void lstmSlope(LstmStep<double[]> step, LstmGradients<double[]> gradients, int rows) {
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

    private static void intoCell(LstmStep<double[]> step, LstmGradients<double[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int o = row * 4 * units + 2 * units;
        int r = row * gradients.recurrentStride();
        double[] output = gradients.output();
        double[] recurrent = gradients.recurrent();
        for (int j = 0; j < units; j++) {
            output[s + j] += recurrent[r + j];
        }
        double[] cell = gradients.cell();
        double[] gates = step.gates();
        double[] squashed = step.squashed();
        for (int j = 0; j < units; j++) {
            cell[s + j] += output[s + j] * gates[o + j] * (1 - squashed[s + j] * squashed[s + j]);
        }
    }

    private static void candidateSlope(LstmStep<double[]> step, LstmGradients<double[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units;
        double[] gates = step.gates();
        double[] was = gradients.scratch();
        double[] cell = gradients.cell();
        for (int j = 0; j < units; j++) {
            gates[at + j] = cell[s + j] * was[3 * units + j] * (1 - was[j] * was[j]);
        }
    }

    private static void forgetSlope(LstmStep<double[]> step, LstmGradients<double[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units + units;
        double[] gates = step.gates();
        double[] was = gradients.scratch();
        double[] cell = gradients.cell();
        double[] before = step.cellBefore();
        for (int j = 0; j < units; j++) {
            double f = was[units + j];
            gates[at + j] = cell[s + j] * before[s + j] * f * (1 - f);
        }
    }

    private static void outputSlope(LstmStep<double[]> step, LstmGradients<double[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units + 2 * units;
        double[] gates = step.gates();
        double[] was = gradients.scratch();
        double[] output = gradients.output();
        double[] squashed = step.squashed();
        for (int j = 0; j < units; j++) {
            double o = was[2 * units + j];
            gates[at + j] = output[s + j] * squashed[s + j] * o * (1 - o);
        }
    }

    private static void inputSlope(LstmStep<double[]> step, LstmGradients<double[]> gradients, int row) {
        int units = step.units();
        int s = row * units;
        int at = row * 4 * units + 3 * units;
        double[] gates = step.gates();
        double[] was = gradients.scratch();
        double[] cell = gradients.cell();
        for (int j = 0; j < units; j++) {
            double i = was[3 * units + j];
            gates[at + j] = cell[s + j] * was[j] * i * (1 - i);
        }
    }

    private static void carry(LstmGradients<double[]> gradients, int s, int units) {
        double[] cell = gradients.cell();
        double[] was = gradients.scratch();
        for (int j = 0; j < units; j++) {
            cell[s + j] *= was[units + j];
        }
    }
}
