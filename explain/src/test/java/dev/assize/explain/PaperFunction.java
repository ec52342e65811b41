package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;

/**
 * A binary classifier whose logits are F(x) for class 1 and 0 for class 0, with F and its gradient known on paper; the
 * probability of class 1 is the logistic function of F.
 */
record PaperFunction(Score score, Slope slope) implements DifferentiablePredictor {
    /** F(x). */
    interface Score {
        double at(double[] x);
    }

    /** dF/dx. */
    interface Slope {
        double[] at(double[] x);
    }

    /** F = sum of w_i x_i + bias. */
    static PaperFunction linear(double bias, double... weights) {
        return new PaperFunction(
                x -> {
                    double sum = bias;
                    for (int i = 0; i < x.length; i++) {
                        sum += weights[i] * x[i];
                    }
                    return sum;
                },
                x -> weights.clone());
    }

    /** F = x0² + 3 x1 x2, so from zero the attributions are x0², 1.5 x1 x2, 1.5 x1 x2. */
    static PaperFunction quadratic() {
        return new PaperFunction(x -> x[0] * x[0] + 3 * x[1] * x[2], x -> new double[] {2 * x[0], 3 * x[2], 3 * x[1]});
    }

    @Override
    public int outputCount() {
        return 2;
    }

    @Override
    public Tensor predict(Tensor batch) {
        double[][] rows = new double[batch.rows()][];
        for (int row = 0; row < rows.length; row++) {
            double p = logistic(score.at(batch.row(row)));
            rows[row] = new double[] {1 - p, p};
        }
        return rows.length == 0 ? Tensor.of(new double[0], 0, 2) : Tensor.ofRows(rows);
    }

    @Override
    public Tensor output(Tensor batch, int[] classes, OutputScale scale) {
        double[] outputs = new double[batch.rows()];
        for (int row = 0; row < outputs.length; row++) {
            double f = score.at(batch.row(row));
            double p = classes[row] == 1 ? logistic(f) : logistic(-f);
            outputs[row] = scale == OutputScale.PROBABILITY ? p : classes[row] == 1 ? f : 0;
        }
        return Tensor.adopt(outputs, outputs.length);
    }

    @Override
    public Tensor gradient(Tensor batch, int[] classes, OutputScale scale) {
        double[] gradients = new double[batch.size()];
        for (int row = 0; row < batch.rows(); row++) {
            double[] x = batch.row(row);
            double p = logistic(score.at(x));
            double inner = scale == OutputScale.LOGIT ? classes[row] : p * (1 - p) * (classes[row] == 1 ? 1 : -1);
            double[] slopes = slope.at(x);
            for (int i = 0; i < slopes.length; i++) {
                gradients[row * slopes.length + i] = inner * slopes[i];
            }
        }
        return Tensor.adopt(gradients, batch.shape());
    }

    private static double logistic(double f) {
        return 1 / (1 + Math.exp(-f));
    }
}
