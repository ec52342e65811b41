package dev.assize.engine.update;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.engine.plan.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lists the parameter arrays of a network in the order of its flattened vector. */
final class Variables {
    private static final String HINT = "Use an optimiser and regularisation of DL4J's own, or train through DL4J.";

    private Variables() {}

    /**
     * Lists them.
     *
     * @throws PlanException if something about their training is unknown here; names all of it
     */
    static List<Variable> of(Model network) {
        List<Variable> variables = new ArrayList<>();
        int offset = 0;
        int index = 0;
        for (Trainable layer : layers(network)) {
            Map<String, INDArray> table = layer.paramTable(false);
            for (Map.Entry<String, INDArray> entry : (table == null ? Map.<String, INDArray>of() : table).entrySet()) {
                int length = Math.toIntExact(entry.getValue().length());
                variables.add(new Variable(layer, index, entry.getKey(), offset, length));
                offset += length;
            }
            index++;
        }
        List<Problem> problems = problems(network, variables);
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return variables;
    }

    private static List<Trainable> layers(Model network) {
        if (network instanceof MultiLayerNetwork chain) {
            return List.of(chain.getLayers());
        }
        if (network instanceof ComputationGraph graph) {
            List<Trainable> layers = new ArrayList<>();
            for (int vertex : graph.topologicalSortOrder()) {
                GraphVertex at = graph.getVertices()[vertex];
                if (at.numParams() > 0) {
                    layers.add(at);
                }
            }
            return layers;
        }
        throw new IllegalArgumentException("a network of class "
                + network.getClass().getName() + " was given; give a MultiLayerNetwork or a ComputationGraph");
    }

    private static List<Problem> problems(Model network, List<Variable> variables) {
        List<Problem> problems = new ArrayList<>();
        OptimizationAlgorithm algorithm = network.conf().getOptimizationAlgo();
        if (algorithm != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT) {
            problems.add(new Problem(
                    Place.of("network"),
                    "the optimization algorithm " + algorithm + " has no counterpart in the engine",
                    "Use STOCHASTIC_GRADIENT_DESCENT, or train through DL4J."));
        }
        for (Variable variable : variables) {
            Place place =
                    Place.of("layer " + variable.layer().getConfig().getLayerName() + ", parameter " + variable.name());
            if (Optimizer.of(variable.updater()).isEmpty()) {
                problems.add(new Problem(
                        place,
                        "the optimiser " + variable.updater().getClass().getName() + " is unknown to the engine",
                        HINT));
            }
            Penalty.unknown(variable.regularization())
                    .ifPresent(term -> problems.add(new Problem(
                            place,
                            "the regularisation " + term.getClass().getName() + " is unknown to the engine",
                            HINT)));
        }
        return problems;
    }
}
