package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;

/** Says how much each number of an input contributed to one output. Implementations are stateless and deterministic. */
public interface AttributionMethod {
    /**
     * How many inputs a method hands to the model at once, unless told otherwise: bounds the memory, not the result.
     */
    int SLICE_ROWS = 4096;

    /**
     * Attributes one output of each row to the row's numbers.
     *
     * @param model gives outputs and gradients
     * @param inputs as the model sees them, shape [rows, ...]; no rows give no attributions
     * @param target the output meant for each row
     * @return same shape as {@code inputs}
     * @throws IllegalArgumentException if the target does not fit the inputs or names a class the model lacks
     */
    Tensor attribute(DifferentiablePredictor model, Tensor inputs, Target target);
}
