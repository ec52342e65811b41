package dev.assize.engine.rule;

import dev.assize.engine.kernel.RowKernels;
import java.util.List;
import java.util.Optional;

/**
 * Two directions at work. The sequence is not copied to be turned: the backward layer sees the same time steps in the
 * other order.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class BidirectionalStep<A> implements Step<A> {
    private final BidirectionalRule.Join join;
    private final RowKernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> turned;
    private final Step<A> forward;
    private final Step<A> backward;
    private final Signal<A> output;
    private int rows;

    BidirectionalStep(BidirectionalRule rule, Scope<A> scope) {
        join = rule.join();
        kernels = scope.kernels().rows();
        input = scope.input();
        turned = input.reversed();
        int count = rule.forward().parameters().size();
        List<Weights<A>> weights = scope.weights();
        forward = rule.forward().bind(new Scope<>(scope.kernels(), scope.capacity(), input, weights.subList(0, count)));
        backward = rule.backward()
                .bind(new Scope<>(scope.kernels(), scope.capacity(), turned, weights.subList(count, weights.size())));
        output = scope.signal(rule.outputShape(input.shape()));
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
        forward.resize(count);
        backward.resize(count);
    }

    @Override
    public void forward(Run run) {
        turned.mask().present(input.mask().present());
        forward.forward(run);
        backward.forward(run);
        for (int step = 0; step < output.shape().steps(); step++) {
            join(step, forward.output().values(step), backward.output().values(other(step)));
        }
    }

    /** Returns which step of the backward layer goes with a step of the forward layer. */
    private int other(int step) {
        return output.shape().steps() - 1 - step;
    }

    private void join(int step, A first, A second) {
        A to = output.values(step);
        int width = forward.output().shape().channels();
        int length = rows * width;
        if (join == BidirectionalRule.Join.CONCATENATE) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(first, row * width, to, 2 * row * width, width);
                System.arraycopy(second, row * width, to, (2 * row + 1) * width, width);
            }
            return;
        }
        System.arraycopy(first, 0, to, 0, length);
        switch (join) {
            case MULTIPLY -> kernels.multiply(to, second, length);
            case AVERAGE -> {
                kernels.addScaled(-0.5, first, to, length);
                kernels.addScaled(0.5, second, to, length);
            }
            default -> kernels.addScaled(1, second, to, length);
        }
    }

    @Override
    public void backward(boolean intoInput) {
        for (int step = 0; step < output.shape().steps(); step++) {
            part(step);
        }
        forward.backward(intoInput);
        backward.backward(intoInput);
        if (!intoInput) {
            return;
        }
        int last = input.shape().steps() - 1;
        int length = rows * input.shape().channels();
        for (int step = 0; step <= last; step++) {
            kernels.addScaled(1, turned.gradients(last - step), input.gradients(step), length);
        }
    }

    /** Gives both layers their part of the gradient of a step. */
    private void part(int step) {
        A from = output.gradients(step);
        A first = forward.output().gradients(step);
        A second = backward.output().gradients(other(step));
        int width = forward.output().shape().channels();
        int length = rows * width;
        if (join == BidirectionalRule.Join.CONCATENATE) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(from, 2 * row * width, first, row * width, width);
                System.arraycopy(from, (2 * row + 1) * width, second, row * width, width);
            }
            return;
        }
        System.arraycopy(from, 0, first, 0, length);
        System.arraycopy(from, 0, second, 0, length);
        if (join == BidirectionalRule.Join.MULTIPLY) {
            kernels.multiply(first, backward.output().values(other(step)), length);
            kernels.multiply(second, forward.output().values(step), length);
        } else if (join == BidirectionalRule.Join.AVERAGE) {
            kernels.addScaled(-0.5, from, first, length);
            kernels.addScaled(-0.5, from, second, length);
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return GradientTerm.of(List.of(forward, backward));
    }

    @Override
    public void gradient(boolean accumulate) {
        forward.gradient(accumulate);
        backward.gradient(accumulate);
    }
}
