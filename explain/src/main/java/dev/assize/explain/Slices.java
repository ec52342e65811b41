package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;
import java.util.function.BiFunction;

/** Asks a model for many rows in slices of stated size, so that memory does not grow with the number of rows. */
final class Slices {
    private Slices() {}

    /** Returns d output / d input, same shape as {@code inputs}. */
    static Tensor gradient(DifferentiablePredictor model, Tensor inputs, Target target, int sliceRows) {
        double[] all = new double[inputs.size()];
        fill(all, inputs, target, sliceRows, (part, classes) -> classes.gradient(model, part));
        return Tensor.adopt(all, inputs.shape());
    }

    /** Returns the outputs, shape [rows]. */
    static Tensor output(DifferentiablePredictor model, Tensor inputs, Target target, int sliceRows) {
        double[] all = new double[inputs.rows()];
        fill(all, inputs, target, sliceRows, (part, classes) -> classes.output(model, part));
        return Tensor.adopt(all, all.length);
    }

    /** Fails when a slice would hold no row. */
    static int requirePositive(int sliceRows) {
        if (sliceRows < 1) {
            throw new IllegalArgumentException(
                    "the slice size is " + sliceRows + " rows; at least 1 row must go to the model at once");
        }
        return sliceRows;
    }

    private static void fill(
            double[] all, Tensor inputs, Target target, int sliceRows, BiFunction<Tensor, Target, Tensor> model) {
        int at = 0;
        for (int from = 0; from < inputs.rows(); from += sliceRows) {
            int to = Math.min(inputs.rows(), from + sliceRows);
            double[] part =
                    model.apply(inputs.slice(from, to), target.slice(from, to)).toArray();
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
    }
}
