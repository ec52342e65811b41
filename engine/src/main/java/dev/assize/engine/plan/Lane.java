package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.rule.GradientTerm;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import dev.assize.engine.rule.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thread's share of a plan: all buffers for some rows.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Lane<A> {
    private final Kernels<A> kernels;
    private final List<Layout> inputLayouts;
    private final Wiring<A> wiring;
    private final List<Turn<A>> turns;
    private final List<Exit<A>> exits;
    private Run lastRun = Run.PREDICT;
    private @Nullable ClippedLane<A> clipped;
    private int rows;

    Lane(Kernels<A> kernels, Blueprint blueprint, List<Shape> inputs, int capacity, List<List<Weights<A>>> weights) {
        this.kernels = kernels;
        inputLayouts = inputs.stream().map(blueprint.order()::layout).toList();
        wiring = new Wiring<>(kernels, blueprint, capacity, weights);
        wiring.connect(inputs);
        turns = wiring.turns();
        exits = wiring.exits();
    }

    /**
     * A step of the network.
     *
     * @param step what is done
     * @param copies how many rows it has for each row of the batch
     * @param node number of the vertex it comes from, or -1
     * @param needed whether training needs its backward step
     * @param below whether training needs the gradients of its inputs
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Turn<A>(Step<A> step, int copies, int node, boolean needed, boolean below) {}

    int rows() {
        return rows;
    }

    void resize(int count) {
        rows = count;
        for (Turn<A> turn : turns) {
            turn.step().resize(count * turn.copies());
        }
        exits.forEach(exit -> exit.resize(count));
    }

    /** Copies rows in and computes the logits. */
    void forward(List<Batch> batches, int first, Run run) {
        for (int i = 0; i < batches.size(); i++) {
            inputLayouts.get(i).load(kernels.transfer(), batches.get(i), first, rows, wiring.signal(i));
        }
        lastRun = run;
        repeat();
    }

    /** Computes the logits of the same rows again, as the last time. */
    void repeat() {
        for (Turn<A> turn : turns) {
            turn.step().forward(turn.copies() == 1 ? lastRun : lastRun.stacked(rows));
        }
    }

    /** Copies targets in, computes the gradients of the logits, and adds the losses to {@code losses[first]} on. */
    void loss(List<Batch> targets, int first, double[] losses) {
        for (int i = 0; i < exits.size(); i++) {
            exits.get(i).loss(targets.get(i), first, losses);
        }
    }

    /** Multiplies the gradient of each row's loss by a weight, after {@link #loss}. */
    void weigh(double[] weights, int first) {
        exits.forEach(exit -> exit.weigh(weights, first));
    }

    /** Copies gradients of the logits, or of the outputs, in. */
    void seed(List<Batch> gradients, int first, boolean ofOutputs) {
        for (int i = 0; i < exits.size(); i++) {
            exits.get(i).seed(gradients.get(i), first, ofOutputs);
        }
    }

    /** Sends gradients of the logits back as far as parameters need them. */
    void backward() {
        for (int i = turns.size() - 1; i >= 0; i--) {
            Turn<A> turn = turns.get(i);
            if (turn.needed()) {
                turn.step().backward(turn.below());
            }
        }
    }

    /** Sends gradients of the logits back down to the inputs; with each step's, before it turns them, to a listener. */
    void backward(GradientListener<A> listener) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            Step<A> step = turns.get(i).step();
            listener.before(step.output());
            step.backward(true);
        }
    }

    /**
     * Sees the gradients of signals when all of their readers have written them.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    @FunctionalInterface
    interface GradientListener<A> {
        void before(Signal<A> output);
    }

    /** Makes or adds the gradients of the parameters. */
    void gradient(boolean accumulate) {
        for (Turn<A> turn : turns) {
            if (turn.needed()) {
                turn.step().gradient(accumulate);
            }
        }
    }

    /** Returns how many numbers the arrays hold that only clipping needs. */
    long clippedSize() {
        return clipped == null ? 0 : clipped.size();
    }

    /** Returns this lane as one that sums clipped gradients; nothing if a step cannot tell gradients of single rows. */
    Optional<ClippedLane<A>> clipped(TrainedLayers layers) {
        if (clipped == null) {
            List<ClippedLane.LayerTerm<A>> terms = new ArrayList<>();
            for (Turn<A> turn : turns) {
                Optional<List<GradientTerm<A>>> own = turn.step().terms();
                if (own.isEmpty()) {
                    return Optional.empty();
                }
                own.get().forEach(term -> terms.add(layers.term(term, turn.node(), turn.copies())));
            }
            clipped = new ClippedLane<>(kernels, this, terms);
        }
        return Optional.of(clipped);
    }

    Signal<A> signal(int number) {
        return wiring.signal(number);
    }

    int copies(int number) {
        return wiring.copies(number);
    }

    Exit<A> exit(int output) {
        return exits.get(output);
    }
}
