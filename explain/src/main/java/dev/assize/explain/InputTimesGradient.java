package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;

/**
 * Input times gradient: {@code a_i = x_i * dF/dx_i}, in units of the score.
 *
 * <p>Equals integrated gradients from the zero baseline with a single node at the input; complete for linear functions
 * only. A number that is 0 gets 0, whatever the gradient.
 *
 * @param sliceRows rows given to the model at once, at least 1
 * @see <a href="https://arxiv.org/abs/1605.01713">Shrikumar et al., Not Just a Black Box, 2016</a>
 */
public record InputTimesGradient(int sliceRows) implements AttributionMethod {
    /** Checks the slice size. */
    public InputTimesGradient {
        Slices.requirePositive(sliceRows);
    }

    @Override
    public Tensor attribute(DifferentiablePredictor model, Tensor inputs, Target target) {
        target.requireFits(model, inputs);
        double[] products = Slices.gradient(model, inputs, target, sliceRows).toArray();
        for (int i = 0; i < products.length; i++) {
            products[i] *= inputs.flat(i);
        }
        return Tensor.adopt(products, inputs.shape());
    }
}
