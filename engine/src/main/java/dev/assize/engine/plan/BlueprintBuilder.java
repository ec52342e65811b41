package dev.assize.engine.plan;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.engine.plan.Blueprint.Named;
import dev.assize.engine.plan.Blueprint.Node;
import dev.assize.engine.plan.Blueprint.Output;
import dev.assize.engine.rule.FrozenRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.VertexRule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the rules of a network, and what has none. */
final class BlueprintBuilder {
    private static final Logger LOGGER = System.getLogger(BlueprintBuilder.class.getName());

    private final DataOrder order;
    private final List<String> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Named> places = new ArrayList<>();
    private final List<String> fallbacks = new ArrayList<>();
    private final Set<Integer> blocked = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    BlueprintBuilder(DataOrder order) {
        this.order = order;
    }

    /** Returns in which order the network takes pictures and sequences. */
    DataOrder order() {
        return order;
    }

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

    /** Notes that DL4J runs something itself. */
    void fallback(String what) {
        fallbacks.add(what);
    }

    /** Gives a signal the name that DL4J has for it. */
    void place(String name, int signal) {
        places.add(new Named(name, signal));
    }

    /** Says that DL4J trains nothing below the rules from signal {@code from} on, unless it is reached another way. */
    void block(int from, int to) {
        for (int signal = from + 1; signal <= to; signal++) {
            blocked.add(signal);
        }
    }

    void output(String name, int signal, Head head) {
        outputs.add(new Output(name, signal, head, order));
    }

    void problem(String name, NoRuleException fault) {
        problems.add(new Problem(Place.of(name), fault.reason(), fault.hint()));
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
        freeze();
        if (!fallbacks.isEmpty()) {
            LOGGER.log(
                    Level.WARNING,
                    "DL4J runs a part of this network itself, one example at a time, which is slow: "
                            + String.join("; ", fallbacks));
        }
        return new Blueprint(List.copyOf(inputs), List.copyOf(nodes), List.copyOf(outputs), List.copyOf(places), order);
    }

    /** Makes parameters fixed that no gradient reaches. */
    private void freeze() {
        Set<Integer> reached = new HashSet<>();
        outputs.forEach(output -> reached.add(output.signal()));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            int signal = inputs.size() + i;
            if (reached.contains(signal) && !blocked.contains(signal)) {
                reached.addAll(node.inputs());
            } else if (!reached.contains(signal) && node.trained() && node.rule() instanceof LayerRule layer) {
                nodes.set(i, new Node(node.name(), new FrozenRule(layer, false), node.inputs()));
            }
        }
    }
}
