package dev.assize.robustness;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The fast gradient sign method: {@code x' = clip(x + strength * sign(dL/dx))} with the cross entropy L of the true
 * class on the logits and {@code sign(0) = 0}. Every number moves by at most {@code strength} (L∞).
 *
 * <p>One step only: the accuracy under it is an upper bound of the accuracy under a stronger attack of the same size,
 * never a guarantee. Departure from the paper: the direction does not vanish where the model is sure (see
 * {@link LossGradient}), so the attack is never weaker than the paper's in exact arithmetic.
 *
 * @param strength how far a number moves, in the units of the model's inputs, 0 or more
 * @param bounds values that a number must keep to, where there are any
 * @param sliceRows rows given to the model at once, at least 1
 * @see <a href="https://arxiv.org/abs/1412.6572">Goodfellow, Shlens, Szegedy, Explaining and Harnessing Adversarial
 *     Examples, 2015, section 4</a>
 */
public record Fgsm(double strength, Optional<Bounds> bounds, int sliceRows) {
    /** How many rows go to the model at once, unless told otherwise: bounds the memory, not the result. */
    public static final int SLICE_ROWS = 4096;

    /** Checks the numbers. */
    public Fgsm {
        if (!(strength >= 0 && Double.isFinite(strength)) || sliceRows < 1) {
            throw new IllegalArgumentException("strength is " + strength + " and the slice " + sliceRows
                    + " rows; strength is 0 or more, the slice 1 or more");
        }
    }

    /** Makes an attack without bounds. */
    public static Fgsm of(double strength) {
        return new Fgsm(strength, Optional.empty(), SLICE_ROWS);
    }

    /**
     * Attacks every number of each input.
     *
     * @param model gives logits and gradients
     * @param inputs as the model sees them, shape [rows, ...]
     * @param truth index of the true class of each row
     * @return the attacked inputs, same shape
     */
    public Tensor attack(DifferentiablePredictor model, Tensor inputs, int[] truth) {
        return step(inputs, directions(model, inputs, truth, sliceRows));
    }

    /** Returns {@code inputs} moved by the signs of {@code directions}; a direction of 0 leaves its number alone. */
    Tensor step(Tensor inputs, Tensor directions) {
        double[] moved = inputs.toArray();
        for (int i = 0; i < moved.length; i++) {
            double target = moved[i] + strength * Math.signum(directions.flat(i));
            moved[i] = bounds.isPresent() ? bounds.get().clip(target) : target;
        }
        return Tensor.adopt(moved, inputs.shape());
    }

    /** Returns the directions in which the loss grows, in slices; they do not depend on the strength. */
    static Tensor directions(DifferentiablePredictor model, Tensor inputs, int[] truth, int sliceRows) {
        requireFits(model, inputs, truth);
        double[] all = new double[inputs.size()];
        int size = inputs.rowSize();
        for (int from = 0; from < inputs.rows(); from += sliceRows) {
            int to = Math.min(inputs.rows(), from + sliceRows);
            int[] classes = Arrays.copyOfRange(truth, from, to);
            double[] part = LossGradient.direction(model, inputs.slice(from, to), classes)
                    .toArray();
            System.arraycopy(part, 0, all, from * size, part.length);
        }
        return Tensor.adopt(all, inputs.shape());
    }

    private static void requireFits(DifferentiablePredictor model, Tensor inputs, int[] truth) {
        if (model.outputCount() < 2) {
            throw new IllegalArgumentException("the model has " + model.outputCount()
                    + " outputs; the cross entropy of a class needs a classifier with 2 or more");
        }
        if (truth.length != inputs.rows()) {
            throw new IllegalArgumentException("there are " + truth.length + " true classes for " + inputs.rows()
                    + " inputs; give one class for each input");
        }
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] < 0 || truth[row] >= model.outputCount()) {
                throw new IllegalArgumentException("true class of row " + row + " is " + truth[row]
                        + ", the model has classes 0 to " + (model.outputCount() - 1));
            }
        }
    }
}
