package dev.assize.core;

/** A predictor that also knows the gradient of its outputs with respect to its inputs. */
public interface DifferentiablePredictor extends Predictor {
    /**
     * Returns one output for each row on the stated scale.
     *
     * @param batch inputs, shape [rows, ...]
     * @param classes for each row the index of the output meant, {@code 0..outputCount()-1}
     * @param scale logit or probability
     * @return the outputs, shape [rows]
     */
    Tensor output(Tensor batch, int[] classes, OutputScale scale);

    /**
     * Returns the gradient of one output for each row with respect to that row's inputs.
     *
     * @param batch inputs, shape [rows, ...]
     * @param classes for each row the index of the output meant, {@code 0..outputCount()-1}
     * @param scale logit or probability
     * @return d output / d input, same shape as {@code batch}
     */
    Tensor gradient(Tensor batch, int[] classes, OutputScale scale);
}
