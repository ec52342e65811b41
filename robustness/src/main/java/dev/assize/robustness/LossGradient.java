package dev.assize.robustness;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.Arrays;

/**
 * The direction in which the cross entropy {@code -ln p_y} of the true class y grows fastest, from the logits z:
 * {@code dL/dx = (1 - p_y) * sum over k ≠ y of q_k (dz_k/dx - dz_y/dx)}, where q is the softmax over the other classes.
 *
 * <p>This is the textbook {@code sum over k of (p_k - 1[k = y]) dz_k/dx} with the factor {@code 1 - p_y} taken out: the
 * factor rounds to 0 where the model is sure, and with it the attack would vanish; the sum does not. Costs one gradient
 * for each class.
 */
final class LossGradient {
    private LossGradient() {}

    /** Returns the sum above without its factor, same shape as {@code inputs}. */
    static Tensor direction(DifferentiablePredictor model, Tensor inputs, int[] truth) {
        double[][] weights = weights(logits(model, inputs), truth);
        double[] direction = new double[inputs.size()];
        int size = inputs.rowSize();
        for (int k = 0; k < model.outputCount(); k++) {
            Tensor gradient = model.gradient(inputs, filled(inputs.rows(), k), OutputScale.LOGIT);
            for (int i = 0; i < direction.length; i++) {
                direction[i] += weights[i / size][k] * gradient.flat(i);
            }
        }
        return Tensor.adopt(direction, inputs.shape());
    }

    /** Returns for each row q_k for the other classes and -1 for the true one. */
    private static double[][] weights(double[][] logits, int[] truth) {
        double[][] weights = new double[truth.length][];
        for (int row = 0; row < truth.length; row++) {
            double[] others = logits[row].clone();
            others[truth[row]] = Double.NEGATIVE_INFINITY;
            double[] q = Softmax.of(others);
            q[truth[row]] = -1;
            weights[row] = q;
        }
        return weights;
    }

    private static double[][] logits(DifferentiablePredictor model, Tensor inputs) {
        double[][] logits = new double[inputs.rows()][model.outputCount()];
        for (int k = 0; k < model.outputCount(); k++) {
            Tensor output = model.output(inputs, filled(inputs.rows(), k), OutputScale.LOGIT);
            for (int row = 0; row < logits.length; row++) {
                logits[row][k] = output.flat(row);
            }
        }
        return logits;
    }

    private static int[] filled(int rows, int value) {
        int[] all = new int[rows];
        Arrays.fill(all, value);
        return all;
    }
}
