package dev.assize.engine.fallback;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
     * @param sums before the activation
     * @param labels as many as the loss wants
     * @param slopes receives the gradient with respect to the sums
     */
    public double value(double[] sums, double[] labels, double[] slopes) {
        INDArray wanted = Nd4j.createFromArray(new double[][] {labels});
        double loss = function.computeScore(wanted, row(sums), activation, null, false);
        double[] gradient = Examples.numbers(function.computeGradient(wanted, row(sums), activation, null));
        System.arraycopy(gradient, 0, slopes, 0, slopes.length);
        return loss;
    }

    private static INDArray row(double[] sums) {
        return Nd4j.createFromArray(new double[][] {sums});
    }
}
