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
        LossTerms terms = block.terms();
        double loss = 0;
        double total = 0;
        for (int c = 0; c < block.columns(); c++) {
            double target = block.targets()[at + c] * terms.weight(c);
            total += target;
            loss -= target * terms.logarithm(block.outputs()[at + c] - logSum);
        }
        double scale = terms.weighted() ? total / sum : 1 / sum;
        for (int c = 0; c < block.columns(); c++) {
            double target = block.targets()[at + c] * terms.weight(c);
            block.gradients()[at + c] = (float) (block.gradients()[at + c] * scale - target);
        }
        return loss;
    }

    @Override
    public void sigmoidCrossEntropy(LossRows<float[]> block, int rows) {
        for (int row = 0; row < rows; row++) {
            double loss = 0;
            for (int c = 0; c < block.columns(); c++) {
                loss += block.terms().weight(c) * sigmoidCrossEntropy(block, row * block.columns() + c, c);
            }
            block.losses()[row] += loss;
        }
    }

    private static double sigmoidCrossEntropy(LossRows<float[]> block, int at, int column) {
        LossTerms terms = block.terms();
        double z = block.outputs()[at];
        double target = block.targets()[at];
        double p = Scalars.sigmoid(z);
        double q = terms.clipped(p);
        if (q == p) {
            block.gradients()[at] = (float) (terms.weight(column) * (p - target));
            return Scalars.softplus(z) - target * z;
        }
        block.gradients()[at] = (float) (terms.weight(column) * (q - target) * p * (1 - p) / (q * (1 - q)));
        return -target * Math.log(q) - (1 - target) * Math.log1p(-q);
    }

    @Override
    public void pointwise(PointLoss function, LossRows<float[]> block, int rows) {
        int columns = block.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double loss = 0;
            for (int c = 0; c < columns; c++) {
                double weight = block.terms().weight(c);
                double y = block.outputs()[at + c];
                double t = block.targets()[at + c];
                loss += weight * function.value(y, t);
                block.gradients()[at + c] = (float) (weight * function.slope(y, t));
            }
            block.losses()[row] += loss;
        }
    }
}
