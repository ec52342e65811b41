package dev.assize.engine.plan;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.engine.plan.Blueprint.Node;
import dev.assize.engine.plan.Blueprint.Output;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;

/** Finds what in a network has no gradient of a single record. */
final class Unclippable {
    private Unclippable() {}

    /** Returns a problem for each layer that mixes examples and each loss that is not a sum over them. */
    static List<Problem> in(Blueprint blueprint) {
        List<Problem> problems = new ArrayList<>();
        for (Node node : blueprint.nodes()) {
            if (node.rule().mixesExamples()) {
                problems.add(new Problem(
                        Place.of(node.name()),
                        "this layer computes with the mean and variance of the whole batch, so no gradient belongs to "
                                + "one record alone and none can be clipped",
                        "Replace it by layer normalization (hasLayerNorm of a dense or recurrent layer), leave it out, "
                                + "or freeze it."));
            }
        }
        for (Output output : blueprint.outputs()) {
            if (output.head().loss() instanceof Head.Foreign foreign
                    && foreign.function().function() instanceof LossFMeasure) {
                problems.add(new Problem(
                        Place.of(output.name()),
                        "the loss LossFMeasure is computed from the counts of a whole batch and is no sum over examples,"
                                + " so no gradient belongs to one record alone",
                        "Train with LossMCXENT or LossBinaryXENT, with weights for rare classes, and measure F "
                                + "afterwards."));
            }
        }
        return List.copyOf(problems);
    }
}
