package dev.assize.engine.kernel;

/** LSTM cells of every kind in {@code double}. */
final class DoubleGatedCells implements GatedCellKernels<double[]> {
    @Override
    public void forward(GatedCell<double[]> step, double[] output, int rows) {
        for (int row = 0; row < rows; row++) {
            forwardRow(step, output, row);
        }
    }

    private static void forwardRow(GatedCell<double[]> step, double[] output, int row) {
        int units = step.functions().units();
        Activation gate = step.functions().gate();
        Activation squash = step.functions().squash();
        double[] sums = step.sums();
        double[] peepholes = step.peepholes();
        for (int unit = 0, at = row * 4 * units, state = row * units; unit < units; unit++, at++, state++) {
            double before = step.cellBefore()[state];
            sums[at + units] += (peepholes[unit] * before);
            sums[at + 3 * units] += (peepholes[2 * units + unit] * before);
            double in = gate.value(sums[at + 3 * units]) * squash.value(sums[at]);
            double cell = gate.value(sums[at + units]) * before + in;
            sums[at + 2 * units] += (peepholes[units + unit] * cell);
            step.cell()[state] = cell;
            output[state] = (gate.value(sums[at + 2 * units]) * squash.value(cell));
        }
    }

    @Override
    public void backward(GatedCell<double[]> step, double[] output, double[] cell, int rows) {
        for (int row = 0; row < rows; row++) {
            backwardRow(step, output, cell, row);
        }
    }

    private static void backwardRow(GatedCell<double[]> step, double[] output, double[] cells, int row) {
        int units = step.functions().units();
        Activation gate = step.functions().gate();
        Activation squash = step.functions().squash();
        double[] sums = step.sums();
        double[] peepholes = step.peepholes();
        for (int unit = 0, at = row * 4 * units, state = row * units; unit < units; unit++, at++, state++) {
            double cell = step.cell()[state];
            double squashed = squash.value(cell);
            double candidate = squash.value(sums[at]);
            double forget = gate.value(sums[at + units]);
            double out = gate.value(sums[at + 2 * units]);
            double in = gate.value(sums[at + 3 * units]);
            double ofOut = output[state] * squashed * gate.slope(sums[at + 2 * units], out);
            double ofCell =
                    cells[state] + output[state] * out * squash.slope(cell, squashed) + ofOut * peepholes[units + unit];
            double ofForget = ofCell * step.cellBefore()[state] * gate.slope(sums[at + units], forget);
            double ofIn = ofCell * candidate * gate.slope(sums[at + 3 * units], in);
            sums[at] = (ofCell * in * squash.slope(sums[at], candidate));
            sums[at + units] = ofForget;
            sums[at + 2 * units] = ofOut;
            sums[at + 3 * units] = ofIn;
            cells[state] = (ofCell * forget + ofForget * peepholes[unit] + ofIn * peepholes[2 * units + unit]);
        }
    }

    @Override
    public void peepholeGradient(GatedCell<double[]> step, double[] gradient, int rows) {
        int units = step.functions().units();
        double[] sums = step.sums();
        for (int row = 0; row < rows; row++) {
            for (int unit = 0, at = row * 4 * units, state = row * units; unit < units; unit++, at++, state++) {
                gradient[unit] += sums[at + units] * step.cellBefore()[state];
                gradient[units + unit] += sums[at + 2 * units] * step.cell()[state];
                gradient[2 * units + unit] += sums[at + 3 * units] * step.cellBefore()[state];
            }
        }
    }
}
