package dev.assize.engine.plan;

import dev.assize.engine.plan.Blueprint.Node;
import dev.assize.engine.rule.GradientTerm;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a network that training changes, numbered in their order; the rules of one layer of DL4J count as one.
 *
 * @param layers for each node the number of its layer, or -1 if it has nothing to train
 * @param count how many layers there are
 */
record TrainedLayers(List<Integer> layers, int count) {
    static TrainedLayers of(Blueprint blueprint) {
        List<String> names = new ArrayList<>();
        List<Integer> layers = new ArrayList<>();
        for (Node node : blueprint.nodes()) {
            if (node.trained() && !names.contains(node.name())) {
                names.add(node.name());
            }
            layers.add(node.trained() ? names.indexOf(node.name()) : -1);
        }
        return new TrainedLayers(List.copyOf(layers), names.size());
    }

    /** Returns a term of a node's gradient as that of its layer. */
    <A> ClippedLane.LayerTerm<A> term(GradientTerm<A> term, int node, int copies) {
        return new ClippedLane.LayerTerm<>(term, layers.get(node), copies);
    }
}
