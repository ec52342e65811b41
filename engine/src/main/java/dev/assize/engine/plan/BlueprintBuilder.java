package dev.assize.engine.plan;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.engine.plan.Blueprint.Named;
import dev.assize.engine.plan.Blueprint.Node;
import dev.assize.engine.plan.Blueprint.Output;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.VertexRule;
import java.util.ArrayList;
import java.util.List;

/** Collects the rules of a network, and what has none. */
final class BlueprintBuilder {
    private final List<String> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Named> places = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Adds an input of the network, before all rules; returns the number of its signal. */
    int input(String name) {
        inputs.add(name);
        return inputs.size() - 1;
    }

    /** Adds a rule; returns the number of what it gives out. */
    int add(String name, VertexRule rule, List<Integer> reads) {
        nodes.add(new Node(name, rule, reads));
        return inputs.size() + nodes.size() - 1;
    }

    /** Adds rules one after the other; returns the number of what the last one gives out. */
    int add(String name, List<? extends LayerRule> rules, int from) {
        int signal = from;
        for (LayerRule rule : rules) {
            signal = add(name, rule, List.of(signal));
        }
        return signal;
    }

    /** Gives a signal the name that DL4J has for it. */
    void place(String name, int signal) {
        places.add(new Named(name, signal));
    }

    void output(String name, int signal, Head head) {
        outputs.add(new Output(name, signal, head));
    }

    void problem(String name, String reason) {
        problems.add(new Problem(Place.of(name), reason, NoRuleException.HINT));
    }

    /**
     * Returns the network.
     *
     * @throws PlanException if there were problems
     */
    Blueprint build() {
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return new Blueprint(List.copyOf(inputs), List.copyOf(nodes), List.copyOf(outputs), List.copyOf(places));
    }
}
