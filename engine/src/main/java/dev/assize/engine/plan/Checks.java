package dev.assize.engine.plan;

import dev.assize.engine.plan.Blueprint.Output;
import dev.assize.engine.rule.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Says what does not fit a network among the batches that a caller gives. */
final class Checks {
    private final Blueprint blueprint;

    Checks(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** Checks the number of inputs and of their rows; returns the shapes of an example of each. */
    List<Shape> inputs(List<Batch> inputs) {
        List<String> names = blueprint.inputs();
        if (inputs.size() != names.size()) {
            throw new IllegalArgumentException(inputs.size() + " inputs were given; the network has " + names.size()
                    + " (" + String.join(", ", names) + "), so give one batch for each of them");
        }
        int rows = inputs.get(0).rows();
        for (int i = 0; i < inputs.size(); i++) {
            Batch input = inputs.get(i);
            if (input.rows() == 0) {
                throw new IllegalArgumentException("a batch without rows of shape " + Arrays.toString(input.axes())
                        + " was given; give at least one row");
            }
            if (input.rows() != rows) {
                throw new IllegalArgumentException("input " + names.get(i) + " has " + input.rows() + " rows and "
                        + names.get(0) + " has " + rows + "; row i of each belongs to example i");
            }
        }
        List<Shape> shapes = inputs.stream()
                .map(batch -> blueprint.order().shape(batch.axes()))
                .toList();
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).requireMaskOf(shapes.get(i).steps());
        }
        return shapes;
    }

    /** Checks that targets fit the outputs. */
    void targets(List<Batch> targets, List<Shape> logits, int rows) {
        List<Shape> wanted = IntStream.range(0, logits.size())
                .mapToObj(i -> blueprint.outputs().get(i).head().targets(logits.get(i)))
                .toList();
        fit("targets", targets, wanted, rows);
    }

    /** Checks that gradients fit the outputs. */
    void gradients(List<Batch> gradients, List<Shape> logits, int rows) {
        fit("gradients", gradients, logits, rows);
    }

    private void fit(String what, List<Batch> given, List<Shape> wanted, int rows) {
        List<Output> outputs = blueprint.outputs();
        if (given.size() != outputs.size()) {
            throw new IllegalArgumentException(what + " for " + given.size() + " outputs were given; the network has "
                    + outputs.size() + " ("
                    + String.join(", ", outputs.stream().map(Output::name).toList()) + ")");
        }
        for (int i = 0; i < given.size(); i++) {
            boolean free = what.equals("targets") && !outputs.get(i).head().targetsLikeOutputs();
            boolean shaped =
                    free || Arrays.equals(given.get(i).axes(), blueprint.order().axes(wanted.get(i)));
            if (!free) {
                given.get(i).requireMaskOf(wanted.get(i).steps());
            }
            if (given.get(i).rows() != rows || !shaped) {
                throw new IllegalArgumentException(
                        what + " of shape " + given.get(i).shape() + " were given for "
                                + outputs.get(i).name() + "; it takes "
                                + Arrays.toString(blueprint.order().axes(wanted.get(i), rows)));
            }
        }
    }
}
