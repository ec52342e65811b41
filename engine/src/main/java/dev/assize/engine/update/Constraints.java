package dev.assize.engine.update;

import dev.assize.engine.plan.Plan;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The constraints on a network's parameters. DL4J itself applies them, on the network's own arrays, which costs two
 * copies of the parameters for each step.
 */
final class Constraints {
    private static final System.Logger LOG = System.getLogger(Constraints.class.getName());

    private final Optional<Model> constrained;

    private Constraints(Optional<Model> constrained) {
        this.constrained = constrained;
    }

    static Constraints of(Model network, List<Variable> variables) {
        Optional<Variable> first = variables.stream()
                .filter(variable -> variable.layer().getConfig() instanceof Layer layer
                        && layer.getConstraints() != null
                        && !layer.getConstraints().isEmpty())
                .findFirst();
        first.ifPresent(variable -> LOG.log(
                System.Logger.Level.WARNING,
                "Layer {0} has constraints on its parameters. They are applied through DL4J, with two copies of all "
                        + "parameters for each step; leave them out for speed.",
                variable.layer().getConfig().getLayerName()));
        return new Constraints(first.map(variable -> network));
    }

    void apply(Plan plan, int iteration, int epoch) {
        constrained.ifPresent(network -> {
            var params = network.params();
            params.assign(Nd4j.createFromArray(plan.parameters())
                    .castTo(params.dataType())
                    .reshape(params.shape()));
            network.applyConstraints(iteration, epoch);
            plan.setParameters(network.params().data().asDouble());
        });
    }
}
