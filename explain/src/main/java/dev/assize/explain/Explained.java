package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;
import java.util.stream.IntStream;

/**
 * What is explained: inputs, against which baseline, and which of their outputs.
 *
 * @param inputs as the model sees them, shape [rows, ...]
 * @param baseline the point of no information, the shape of one input
 * @param target the output meant for each row
 */
public record Explained(Tensor inputs, Tensor baseline, Target target) {
    /** Checks that the baseline has the shape of one input. */
    public Explained {
        IntegratedGradients.requireSameShape(baseline, inputs);
    }

    /** Returns F(x) of each row, shape [rows]. */
    Tensor outputs(DifferentiablePredictor model) {
        target.requireFits(model, inputs);
        return Slices.output(model, inputs, target, AttributionMethod.SLICE_ROWS);
    }

    /** Returns F(b) for every class, shape [classes]. */
    Tensor baselineOutputs(DifferentiablePredictor model) {
        int classes = model.outputCount();
        int[] shape = inputs.shape();
        shape[0] = 1;
        Tensor copies = baseline.reshape(shape).select(new int[classes]);
        Target each = Target.of(IntStream.range(0, classes).toArray(), target.scale());
        return Slices.output(model, copies, each, AttributionMethod.SLICE_ROWS);
    }

    /** Returns the given rows, in that order. */
    Explained select(int[] rows) {
        return new Explained(inputs.select(rows), baseline, target.select(rows));
    }
}
