package dev.assize.engine.kernel;

/** Losses on {@code double[]}; the losses themselves are summed in double. */
final class DoubleLosses implements LossKernels<double[]> {
    @Override
    public void softmaxCrossEntropy(LossRows<double[]> block, int rows) {
        double[] logits = block.outputs();
        int columns = block.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = at; i < at + columns; i++) {
                largest = Math.max(largest, logits[i]);
            }
            double sum = 0;
            for (int i = at; i < at + columns; i++) {
                double e = Math.exp(logits[i] - largest);
                block.gradients()[i] = e;
                sum += e;
            }
            block.losses()[row] += finishRow(block, at, largest + Math.log(sum), sum);
        }
    }

    private static double finishRow(LossRows<double[]> block, int at, double logSum, double sum) {
        double loss = 0;
        for (int i = at; i < at + block.columns(); i++) {
            double target = block.targets()[i];
            loss += target * (logSum - block.outputs()[i]);
            block.gradients()[i] = (block.gradients()[i] / sum) - target;
        }
        return loss;
    }

    @Override
    public void sigmoidCrossEntropy(LossRows<double[]> block, int rows) {
        int columns = block.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double loss = 0;
            for (int i = at; i < at + columns; i++) {
                double z = block.outputs()[i];
                double target = block.targets()[i];
                loss += Scalars.softplus(z) - target * z;
                block.gradients()[i] = (Scalars.sigmoid(z) - target);
            }
            block.losses()[row] += loss;
        }
    }

    @Override
    public void pointwise(PointLoss function, LossRows<double[]> block, int rows) {
        int columns = block.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double loss = 0;
            for (int i = at; i < at + columns; i++) {
                loss += function.value(block.outputs()[i], block.targets()[i]);
                block.gradients()[i] = function.slope(block.outputs()[i], block.targets()[i]);
            }
            block.losses()[row] += loss;
        }
    }
}
