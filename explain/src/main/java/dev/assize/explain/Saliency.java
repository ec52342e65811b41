package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;

/**
 * The gradient of the output with respect to the input: {@code a_i = dF/dx_i} or {@code |dF/dx_i|}.
 *
 * <p>Units: score per unit of the number. It says how the output changes for small changes and need not sum to
 * anything; 0 where the output is flat, also when the number was decisive on the way there (saturation).
 *
 * @param sign whether the direction is kept
 * @param sliceRows rows given to the model at once, at least 1
 * @see <a href="https://arxiv.org/abs/1312.6034">Simonyan, Vedaldi, Zisserman, Deep Inside Convolutional Networks,
 *     2013, section 3</a>
 */
public record Saliency(Sign sign, int sliceRows) implements AttributionMethod {
    /** Whether a gradient keeps its sign. */
    public enum Sign {
        /** Positive when a larger number raises the output. */
        SIGNED,
        /** How strong, whatever the direction; the form of the paper. */
        ABSOLUTE
    }

    /** Checks the slice size. */
    public Saliency {
        Slices.requirePositive(sliceRows);
    }

    @Override
    public Tensor attribute(DifferentiablePredictor model, Tensor inputs, Target target) {
        target.requireFits(model, inputs);
        Tensor gradient = Slices.gradient(model, inputs, target, sliceRows);
        if (sign == Sign.SIGNED) {
            return gradient;
        }
        double[] sizes = gradient.toArray();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        return Tensor.adopt(sizes, gradient.shape());
    }
}
