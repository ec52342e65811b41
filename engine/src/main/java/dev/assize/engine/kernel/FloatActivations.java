package dev.assize.engine.kernel;

/** Activation functions in {@code float}; the frequent ones vectorized. */
final class FloatActivations implements ActivationKernels<float[]> {
    @Override
    public void apply(Activation activation, float[] values, int length) {
        switch (activation.kind()) {
            case IDENTITY -> {}
            case RELU -> relu(values, length);
            case LEAKY_RELU -> leakyRelu(values, length, (float) activation.alpha());
            case TANH -> tanh(values, length);
            case SIGMOID -> sigmoid(values, length);
            default -> any(activation, values, length);
        }
    }

    @Override
    public void addBiasAndApply(Activation activation, float[] matrix, float[] bias, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            for (int c = 0; c < columns; c++) {
                matrix[at + c] += bias[c];
            }
        }
        apply(activation, matrix, rows * columns);
    }

    @Override
    public void applySlope(Activation activation, float[] outputs, float[] inputs, float[] gradients, int length) {
        switch (activation.kind()) {
            case IDENTITY -> {}
            case RELU -> reluSlope(outputs, gradients, length);
            case LEAKY_RELU -> leakyReluSlope(inputs, gradients, length, (float) activation.alpha());
            case TANH -> tanhSlope(outputs, gradients, length);
            case SIGMOID -> sigmoidSlope(outputs, gradients, length);
            default -> anySlope(activation, outputs, inputs, gradients, length);
        }
    }

    @Override
    public void softmax(float[] matrix, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = at; i < at + columns; i++) {
                largest = Math.max(largest, matrix[i]);
            }
            double sum = 0;
            for (int i = at; i < at + columns; i++) {
                double e = Math.exp(matrix[i] - largest);
                matrix[i] = (float) e;
                sum += e;
            }
            float scale = (float) (1 / sum);
            for (int i = at; i < at + columns; i++) {
                matrix[i] *= scale;
            }
        }
    }

    @Override
    public void softmaxSlope(float[] outputs, float[] gradients, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double inner = 0;
            for (int i = at; i < at + columns; i++) {
                inner += (double) outputs[i] * gradients[i];
            }
            for (int i = at; i < at + columns; i++) {
                gradients[i] = (float) (outputs[i] * (gradients[i] - inner));
            }
        }
    }

    private static void relu(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.max(values[i], 0f);
        }
    }

    private static void reluSlope(float[] outputs, float[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= Math.min(1f, outputs[i] * FloatFunctions.HUGE); // 1 or 0 without a branch
        }
    }

    private static void tanh(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = FloatFunctions.tanh(values[i]);
        }
    }

    private static void tanhSlope(float[] outputs, float[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= 1f - outputs[i] * outputs[i];
        }
    }

    private static void sigmoid(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = FloatFunctions.sigmoid(values[i]);
        }
    }

    private static void sigmoidSlope(float[] outputs, float[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= outputs[i] * (1f - outputs[i]);
        }
    }

    private static void leakyRelu(float[] values, int length, float alpha) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.max(0, values[i]) + alpha * Math.min(0, values[i]);
        }
    }

    /** The slope is 1 from 0 on, else alpha. */
    private static void leakyReluSlope(float[] inputs, float[] gradients, int length, float alpha) {
        for (int i = 0; i < length; i++) {
            float positive = Math.max(0f, Math.min(1f, inputs[i] * FloatFunctions.HUGE + 1f));
            gradients[i] *= alpha + (1f - alpha) * positive;
        }
    }

    private static void any(Activation activation, float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = (float) activation.value(values[i]);
        }
    }

    private static void anySlope(
            Activation activation, float[] outputs, float[] inputs, float[] gradients, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= (float) activation.slope(inputs[i], outputs[i]);
        }
    }
}
