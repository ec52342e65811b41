package dev.assize.engine.kernel;

/** Losses on {@code float[]}; the losses themselves are summed in double. */
final class FloatLosses implements LossKernels<float[]> {
    @Override
    public void softmaxCrossEntropy(LossRows<float[]> block, int rows) {
        float[] logits = block.outputs();
        int columns = block.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = at; i < at + columns; i++) {
                largest = Math.max(largest, logits[i]);
            }
            double sum = 0;
            for (int i = at; i < at + columns; i++) {
                double e = Math.exp(logits[i] - largest);
                block.gradients()[i] = (float) e;
                sum += e;
            }
            block.losses()[row] += finishRow(block, at, largest + Math.log(sum), sum);
        }
    }

    private static double finishRow(LossRows<float[]> block, int at, double logSum, double sum) {
        double loss = 0;
        for (int i = at; i < at + block.columns(); i++) {
            float target = block.targets()[i];
            loss += target * (logSum - block.outputs()[i]);
            block.gradients()[i] = (float) (block.gradients()[i] / sum) - target;
        }
        return loss;
    }

    @Override
    public void sigmoidCrossEntropy(LossRows<float[]> block, int rows) {
        int columns = block.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double loss = 0;
            for (int i = at; i < at + columns; i++) {
                double z = block.outputs()[i];
                double target = block.targets()[i];
                loss += Scalars.softplus(z) - target * z;
                block.gradients()[i] = (float) (Scalars.sigmoid(z) - target);
            }
            block.losses()[row] += loss;
        }
    }

    @Override
    public void pointwise(PointLoss function, LossRows<float[]> block, int rows) {
        int columns = block.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double loss = 0;
            for (int i = at; i < at + columns; i++) {
                loss += function.value(block.outputs()[i], block.targets()[i]);
                block.gradients()[i] = (float) function.slope(block.outputs()[i], block.targets()[i]);
            }
            block.losses()[row] += loss;
        }
    }
}
