package dev.assize.engine.plan;

import dev.assize.engine.plan.Blueprint.Node;
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
}
