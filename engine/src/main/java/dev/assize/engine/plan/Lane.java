package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Scope;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import dev.assize.engine.rule.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread's share of a plan: all buffers for some rows.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Lane<A> {
    private final Kernels<A> kernels;
    private final int capacity;
    private final int lowestTrained;
    private final Signal<A> input;
    private final Layout inputLayout;
    private final Layout logitLayout;
    private final List<Step<A>> steps = new ArrayList<>();
    private final HeadStep<A> head;
    private int rows;

    Lane(Kernels<A> kernels, Blueprint blueprint, Shape shape, int capacity, List<List<Weights<A>>> weights) {
        this.kernels = kernels;
        this.capacity = capacity;
        lowestTrained = blueprint.lowestTrained();
        input = new Signal<>(kernels, shape, capacity);
        inputLayout = Layout.of(shape);
        Signal<A> signal = input;
        for (int i = 0; i < blueprint.rules().size(); i++) {
            LayerRule rule = blueprint.rules().get(i);
            Step<A> step = rule.bind(new Scope<>(kernels, capacity, signal, weights.get(i)));
            steps.add(step);
            signal = step.output();
        }
        logitLayout = Layout.of(signal.shape());
        head = new HeadStep<>(blueprint.head(), kernels, capacity, signal);
    }

    int capacity() {
        return capacity;
    }

    int rows() {
        return rows;
    }

    void resize(int count) {
        rows = count;
        steps.forEach(step -> step.resize(count));
        head.resize(count);
    }

    /** Copies rows in and computes the logits. */
    void forward(Batch batch, int first, Run run) {
        inputLayout.load(kernels.transfer(), batch, first, rows, input);
        for (Step<A> step : steps) {
            step.forward(run);
        }
    }

    /** Copies targets in and computes losses and the gradients of the logits. */
    double[] loss(Batch targets, int first) {
        logitLayout.load(kernels.transfer(), targets, first, rows, head.targets());
        return head.loss();
    }

    /** Multiplies the gradient of each row's loss by a weight, after {@link #loss}. */
    void weigh(double[] weights, int first) {
        head.weigh(weights, first);
    }

    /** Copies gradients of logits or outputs in. */
    void seed(Batch gradients, int first, boolean ofOutputs) {
        Signal<A> target = ofOutputs ? head.activate() : logits();
        for (int row = 0; row < rows; row++) {
            int start = gradients.start(first + row);
            for (int step = 0; step < logitLayout.shape().steps(); step++) {
                int at = row * logitLayout.shape().width();
                gradients.copyTo(kernels.transfer(), start + step, target.gradients(step), at, logitLayout.grid());
            }
        }
        if (ofOutputs) {
            head.backward();
        }
    }

    /** Sends gradients of the logits back, as far as parameters need them or down to the input. */
    void backward(boolean intoInput) {
        for (int i = steps.size() - 1; i >= (intoInput ? 0 : lowestTrained); i--) {
            steps.get(i).backward(intoInput || i > lowestTrained);
        }
    }

    /** Makes or adds the gradients of the parameters. */
    void gradient(boolean accumulate) {
        for (int i = lowestTrained; i < steps.size(); i++) {
            steps.get(i).gradient(accumulate);
        }
    }

    Signal<A> input() {
        return input;
    }

    Signal<A> logits() {
        return steps.isEmpty() ? input : steps.get(steps.size() - 1).output();
    }

    Signal<A> outputs() {
        return head.activate();
    }

    Signal<A> after(int rules) {
        return rules == 0 ? input : steps.get(rules - 1).output();
    }
}
