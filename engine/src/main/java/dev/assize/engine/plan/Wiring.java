package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.plan.Blueprint.Node;
import dev.assize.engine.plan.Blueprint.Output;
import dev.assize.engine.plan.Lane.Turn;
import dev.assize.engine.rule.ForkStep;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import dev.assize.engine.rule.VertexScope;
import dev.assize.engine.rule.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the steps of a network and connects them. Where several vertices read one signal, or none does, a fork stands
 * behind it.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Wiring<A> {
    private final Kernels<A> kernels;
    private final Blueprint blueprint;
    private final int capacity;
    private final List<List<Weights<A>>> weights;
    private final int[] readers;
    private final List<Integer> copies;
    private final List<Boolean> trained;
    private final List<Signal<A>> signals = new ArrayList<>();
    private final Map<Integer, Step<A>> producers = new HashMap<>();
    private final Map<Integer, ForkStep<A>> forks = new HashMap<>();
    private final List<Turn<A>> turns = new ArrayList<>();
    private final List<Exit<A>> exits = new ArrayList<>();

    Wiring(Kernels<A> kernels, Blueprint blueprint, int capacity, List<List<Weights<A>>> weights) {
        this.kernels = kernels;
        this.blueprint = blueprint;
        this.capacity = capacity;
        this.weights = weights;
        readers = blueprint.readers();
        copies = blueprint.copies();
        trained = blueprint.trained();
    }

    void connect(List<Shape> inputs) {
        for (Shape shape : inputs) {
            add(new Signal<>(kernels, shape, capacity));
        }
        for (int i = 0; i < blueprint.nodes().size(); i++) {
            Node node = blueprint.nodes().get(i);
            int number = inputs.size() + i;
            List<Signal<A>> read = node.inputs().stream().map(this::take).toList();
            int rows = copies.get(number) * capacity;
            Step<A> step = node.rule().bind(new VertexScope<>(kernels, rows, read, weights.get(i)));
            boolean below = node.inputs().stream().anyMatch(trained::get);
            producers.put(number, step);
            turns.add(new Turn<>(step, copies.get(number), i, trained.get(number), below));
            add(step.output());
        }
        for (Output output : blueprint.outputs()) {
            Optional<Step<A>> producer = Optional.ofNullable(producers.get(output.signal()));
            exits.add(new Exit<>(kernels, output, capacity, take(output.signal()), producer));
        }
    }

    private void add(Signal<A> signal) {
        int number = signals.size();
        signals.add(signal);
        if (readers[number] != 1) {
            ForkStep<A> fork = new ForkStep<>(kernels, signal);
            forks.put(number, fork);
            turns.add(new Turn<>(fork, copies.get(number), -1, trained.get(number), true));
        }
    }

    private Signal<A> take(int number) {
        ForkStep<A> fork = forks.get(number);
        return fork == null ? signals.get(number) : fork.branch();
    }

    Signal<A> signal(int number) {
        return signals.get(number);
    }

    int copies(int number) {
        return copies.get(number);
    }

    List<Turn<A>> turns() {
        return List.copyOf(turns);
    }

    List<Exit<A>> exits() {
        return List.copyOf(exits);
    }
}
