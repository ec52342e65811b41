package dev.assize.engine.plan;

import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.ParameterSpec;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.VertexRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A network as a graph of rules. Signals are numbered: first the inputs of the network, then what each node gives out.
 *
 * @param inputs names of the inputs of the network
 * @param nodes in an order in which each comes after those it reads, which is the order of the parameters
 * @param outputs the ends of the network
 * @param places what can be looked at by name or by number: the outputs of DL4J's layers or vertices, in its order,
 *     without the activation of an output layer
 * @param order how callers lay out what the network takes and gives
 */
record Blueprint(List<String> inputs, List<Node> nodes, List<Output> outputs, List<Named> places, DataOrder order) {
    /**
     * A rule and what it reads.
     *
     * @param name of the layer that it is a part of, for messages
     * @param rule what it computes
     * @param inputs numbers of signals
     */
    record Node(String name, VertexRule rule, List<Integer> inputs) {
        boolean trained() {
            return rule.parameters().stream().anyMatch(ParameterSpec::trained);
        }
    }

    /**
     * An end of the network.
     *
     * @param name of its layer, for messages
     * @param signal number of the logits
     * @param head activation and loss
     * @param order how callers lay its numbers out
     */
    record Output(String name, int signal, Head head, DataOrder order) {}

    /**
     * A signal with a name.
     *
     * @param name DL4J's name of the layer or vertex
     * @param signal number of the signal
     */
    record Named(String name, int signal) {}

    int signals() {
        return inputs.size() + nodes.size();
    }

    /** Returns for each signal how many nodes and heads read it. */
    int[] readers() {
        int[] readers = new int[signals()];
        nodes.forEach(node -> node.inputs().forEach(signal -> readers[signal]++));
        outputs.forEach(output -> readers[output.signal()]++);
        return readers;
    }

    /** Returns for each signal how many rows it has for each row of the batch. */
    List<Integer> copies() {
        List<Integer> copies = new ArrayList<>();
        inputs.forEach(input -> copies.add(1));
        for (Node node : nodes) {
            copies.add(named(node, () -> node.rule().copies(of(node, copies))));
        }
        return copies;
    }

    /** Returns for each signal whether it depends on trained parameters. */
    List<Boolean> trained() {
        List<Boolean> trained = new ArrayList<>();
        inputs.forEach(input -> trained.add(false));
        for (Node node : nodes) {
            trained.add(node.trained() || of(node, trained).contains(true));
        }
        return trained;
    }

    /**
     * Returns the shape of each signal.
     *
     * @throws IllegalArgumentException if a layer cannot take its input; names the layer and the shapes
     */
    List<Shape> shapes(List<Shape> given) {
        List<Shape> shapes = new ArrayList<>(given);
        for (Node node : nodes) {
            shapes.add(named(node, () -> node.rule().outputShape(of(node, shapes))));
        }
        return shapes;
    }

    /** Returns the most numbers of one example that a node works on at a time. */
    int workingSet(List<Shape> shapes) {
        List<Integer> copies = copies();
        int largest = 1;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int own = copies.get(inputs.size() + i) * node.rule().workingSet(of(node, shapes));
            largest = Math.max(largest, own);
        }
        return largest;
    }

    private static <T> T named(Node node, Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(node.name() + ": " + e.getMessage(), e);
        }
    }

    private static <T> List<T> of(Node node, List<T> all) {
        return node.inputs().stream().map(all::get).toList();
    }

    /** Tells whether in training what comes out for one example depends on the others of its batch. */
    boolean mixesExamples() {
        return nodes.stream().anyMatch(node -> node.rule().mixesExamples());
    }

    /** Returns how many units the last layer with units has, on the way back from the first output. */
    int outputUnits() {
        int signal = outputs.get(0).signal();
        while (signal >= inputs.size()) {
            Node node = nodes.get(signal - inputs.size());
            if (node.rule() instanceof DenseRule dense) {
                return dense.outputs();
            }
            signal = node.inputs().get(0);
        }
        throw new IllegalArgumentException("the network has no dense or output layer, so it has no scores; add one");
    }
}
