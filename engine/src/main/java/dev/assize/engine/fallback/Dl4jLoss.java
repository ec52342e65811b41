package dev.assize.engine.fallback;

import dev.assize.engine.kernel.Kernels;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss without a rule of its own, one row (or one time step of it) at a time.
 *
 * @param function DL4J's loss
 * @param activation which the loss applies to the sums
 */
public record Dl4jLoss(ILossFunction function, IActivation activation) {
    /**
     * Computes the loss of a row.
     *
     * @param kernels whose number type DL4J is to compute in
     * @param sums before the activation
     * @param labels as many as the loss wants
     * @param slopes receives the gradient with respect to the sums
     */
    public double value(Kernels<?> kernels, double[] sums, double[] labels, double[] slopes) {
        INDArray wanted = Examples.array(kernels, labels, 1, labels.length);
        try {
            double loss = function.computeScore(wanted, row(kernels, sums), activation, null, false);
            INDArray gradient = function.computeGradient(wanted, row(kernels, sums), activation, null);
            System.arraycopy(Examples.numbers(gradient), 0, slopes, 0, slopes.length);
            return loss;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "DL4J cannot compute the loss " + function.getClass().getSimpleName() + " of " + sums.length
                            + " outputs and " + labels.length + " labels in " + Examples.type(kernels) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static INDArray row(Kernels<?> kernels, double[] sums) {
        return Examples.array(kernels, sums, 1, sums.length);
    }
}
