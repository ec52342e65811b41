package dev.assize.engine.kernel;

/** Activation functions in {@code double}; the frequent ones as loops of their own. */
final class DoubleActivations implements ActivationKernels<double[]> {
    @Override
    public void apply(Activation activation, double[] values, int length) {
        switch (activation.kind()) {
            case IDENTITY -> {}
            case RELU -> relu(values, length);
            case LEAKY_RELU -> leakyRelu(values, length, activation.alpha());
            case TANH -> tanh(values, length);
            case SIGMOID -> sigmoid(values, length);
            default -> any(activation, values, length);
        }
    }

    @Override
    public void addBiasAndApply(Activation activation, double[] matrix, double[] bias, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            for (int c = 0; c < columns; c++) {
                matrix[at + c] += bias[c];
            }
        }
        apply(activation, matrix, rows * columns);
    }

    @Override
    public void applySlope(Activation activation, double[] outputs, double[] inputs, double[] gradients, int length) {
        switch (activation.kind()) {
            case IDENTITY -> {}
            case RELU -> reluSlope(outputs, gradients, length);
            case LEAKY_RELU -> leakyReluSlope(inputs, gradients, length, activation.alpha());
            case TANH -> tanhSlope(outputs, gradients, length);
            case SIGMOID -> sigmoidSlope(outputs, gradients, length);
            default -> anySlope(activation, outputs, inputs, gradients, length);
        }
    }

    @Override
    public void softmax(double[] matrix, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = at; i < at + columns; i++) {
                largest = Math.max(largest, matrix[i]);
            }
            double sum = 0;
            for (int i = at; i < at + columns; i++) {
                double e = Math.exp(matrix[i] - largest);
                matrix[i] = e;
                sum += e;
            }
            double scale = (1 / sum);
            for (int i = at; i < at + columns; i++) {
                matrix[i] *= scale;
            }
        }
    }

    @Override
    public void softmaxSlope(double[] outputs, double[] gradients, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double inner = 0;
            for (int i = at; i < at + columns; i++) {
                inner += outputs[i] * gradients[i];
            }
            for (int i = at; i < at + columns; i++) {
                gradients[i] = (outputs[i] * (gradients[i] - inner));
            }
        }
    }

    private static void relu(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    private static void reluSlope(double[] outputs, double[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= Math.min(1, outputs[i] * DoubleFunctions.HUGE); // 1 or 0 without a branch
        }
    }

    private static void tanh(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = DoubleFunctions.tanh(values[i]);
        }
    }

    private static void tanhSlope(double[] outputs, double[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= 1 - outputs[i] * outputs[i];
        }
    }

    private static void sigmoid(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = DoubleFunctions.sigmoid(values[i]);
        }
    }

    private static void sigmoidSlope(double[] outputs, double[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= outputs[i] * (1 - outputs[i]);
        }
    }

    private static void leakyRelu(double[] values, int length, double alpha) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.max(0, values[i]) + alpha * Math.min(0, values[i]);
        }
    }

    /** The slope is 1 from 0 on, else alpha. */
    private static void leakyReluSlope(double[] inputs, double[] gradients, int length, double alpha) {
        for (int i = 0; i < length; i++) {
            double positive = Math.max(0, Math.min(1, inputs[i] * DoubleFunctions.HUGE + 1));
            gradients[i] *= alpha + (1 - alpha) * positive;
        }
    }

    private static void any(Activation activation, double[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = activation.value(values[i]);
        }
    }

    private static void anySlope(
            Activation activation, double[] outputs, double[] inputs, double[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= activation.slope(inputs[i], outputs[i]);
        }
    }
}
