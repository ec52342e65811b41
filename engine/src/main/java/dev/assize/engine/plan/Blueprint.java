package dev.assize.engine.plan;

import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Shape;
import java.util.List;

/**
 * A network as rules.
 *
 * @param rules in order, from the input to the logits
 * @param ends for each DL4J layer, except for the activation of the last, how many rules it takes to get its output
 * @param head activation and loss
 */
record Blueprint(List<LayerRule> rules, List<Integer> ends, Head head) {
    /** Returns the index of the lowest rule with trained parameters, or the number of rules. */
    int lowestTrained() {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).parameters().stream().anyMatch(spec -> spec.trained())) {
                return i;
            }
        }
        return rules.size();
    }

    /** Tells whether in training what comes out for one example depends on the others of its batch. */
    boolean mixesExamples() {
        return rules.stream().anyMatch(LayerRule::mixesExamples);
    }

    /**
     * Returns the shape of the logits of an example of shape {@code input}; throws if a layer cannot take its input.
     */
    Shape logits(Shape input) {
        Shape shape = input;
        for (LayerRule rule : rules) {
            shape = rule.outputShape(shape);
        }
        return shape;
    }

    /** Returns how many units the last layer with units has. */
    int outputUnits() {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i) instanceof DenseRule dense) {
                return dense.outputs();
            }
        }
        throw new IllegalArgumentException("the network has no dense or output layer, so it has no scores; add one");
    }
}
