package dev.assize.engine.kernel;

/** LSTM cells of every kind in {@code float}; each number is worked out in double. */
final class FloatGatedCells implements GatedCellKernels<float[]> {
    @Override
    public void forward(GatedCell<float[]> step, float[] output, int rows) {
        for (int row = 0; row < rows; row++) {
            forwardRow(step, output, row);
        }
    }

    private static void forwardRow(GatedCell<float[]> step, float[] output, int row) {
        int units = step.functions().units();
        Activation gate = step.functions().gate();
        Activation squash = step.functions().squash();
        float[] sums = step.sums();
        float[] peepholes = step.peepholes();
        for (int unit = 0, at = row * 4 * units, state = row * units; unit < units; unit++, at++, state++) {
            double before = step.cellBefore()[state];
            sums[at + units] += (float) (peepholes[unit] * before);
            sums[at + 3 * units] += (float) (peepholes[2 * units + unit] * before);
            double in = gate.value(sums[at + 3 * units]) * squash.value(sums[at]);
            double cell = gate.value(sums[at + units]) * before + in;
            sums[at + 2 * units] += (float) (peepholes[units + unit] * cell);
            step.cell()[state] = (float) cell;
            output[state] = (float) (gate.value(sums[at + 2 * units]) * squash.value(cell));
        }
    }

    @Override
    public void backward(GatedCell<float[]> step, float[] output, float[] cell, int rows) {
        for (int row = 0; row < rows; row++) {
            backwardRow(step, output, cell, row);
        }
    }

    private static void backwardRow(GatedCell<float[]> step, float[] output, float[] cells, int row) {
        int units = step.functions().units();
        Activation gate = step.functions().gate();
        Activation squash = step.functions().squash();
        float[] sums = step.sums();
        float[] peepholes = step.peepholes();
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
            sums[at] = (float) (ofCell * in * squash.slope(sums[at], candidate));
            sums[at + units] = (float) ofForget;
            sums[at + 2 * units] = (float) ofOut;
            sums[at + 3 * units] = (float) ofIn;
            cells[state] = (float) (ofCell * forget + ofForget * peepholes[unit] + ofIn * peepholes[2 * units + unit]);
        }
    }

    @Override
    public void peepholeGradient(GatedCell<float[]> step, float[] gradient, int rows) {
        int units = step.functions().units();
        float[] sums = step.sums();
        for (int row = 0; row < rows; row++) {
            for (int unit = 0, at = row * 4 * units, state = row * units; unit < units; unit++, at++, state++) {
                gradient[unit] += sums[at + units] * step.cellBefore()[state];
                gradient[units + unit] += sums[at + 2 * units] * step.cell()[state];
                gradient[2 * units + unit] += sums[at + 3 * units] * step.cellBefore()[state];
            }
        }
    }
}
