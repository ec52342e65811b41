package dev.assize.engine.rule;

import dev.assize.engine.kernel.RowKernels;
import dev.assize.engine.kernel.RowKernels.Runs;

/**
 * Global pooling at work: a pooling with one window. Time steps are moved together first, those that do not count as
 * zeros, or as the smallest number for a maximum.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class GlobalPoolingStep<A> implements Step<A> {
    private final PoolingRule.Kind kind;
    private final RowKernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Signal<A> image;
    private final Step<A> inner;
    private final boolean sequences;
    private final int width;
    private final double[] shares;
    private final Runs[] steps;
    private int rows;

    GlobalPoolingStep(GlobalPoolingRule rule, Scope<A> scope) {
        kind = rule.kind();
        kernels = scope.kernels().rows();
        input = scope.input();
        output = new Signal<>(scope.kernels(), rule.outputShape(input.shape()), scope.capacity());
        sequences = input.shape().kind() == Shape.Kind.SEQUENCE;
        width = input.shape().channels();
        image = sequences
                ? new Signal<>(scope.kernels(), GlobalPoolingRule.asImage(input.shape()), scope.capacity())
                : input;
        inner = rule.overAll(input.shape())
                .bind(new Scope<>(scope.kernels(), scope.capacity(), image, scope.weights()));
        shares = new double[scope.capacity()];
        steps = new Runs[sequences ? input.shape().steps() : 0];
        for (int step = 0; step < steps.length; step++) {
            steps[step] = new Runs(width, 0, width, step * width, steps.length * width);
        }
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
        inner.resize(count);
    }

    @Override
    public void forward(Run run) {
        for (int step = 0; step < steps.length; step++) {
            kernels.copyRuns(input.values(step), image.values(0), steps[step], rows);
        }
        if (masked()) {
            leaveOut();
        }
        inner.forward(run);
        System.arraycopy(inner.output().values(0), 0, output.values(0), 0, rows * width);
        if (masked()) {
            kernels.scaleRows(output.values(0), shares, rows, width);
        }
    }

    private boolean masked() {
        return sequences && input.mask().present();
    }

    /** Overwrites the steps that do not count, and finds by what the results are to be multiplied. */
    private void leaveOut() {
        for (int row = 0; row < rows; row++) {
            shares[row] = share(row);
            double hidden = kind == PoolingRule.Kind.MAXIMUM && shares[row] > 0 ? -Float.MAX_VALUE : 0;
            for (int step = 0; step < steps.length; step++) {
                if (!input.mask().counts(step, row)) {
                    kernels.fillRange(image.values(0), (row * steps.length + step) * width, width, hidden);
                }
            }
        }
    }

    private double share(int row) {
        int counting = 0;
        for (int step = 0; step < steps.length; step++) {
            counting += input.mask().counts(step, row) ? 1 : 0;
        }
        boolean average = kind == PoolingRule.Kind.AVERAGE && counting > 0;
        return average ? (double) steps.length / counting : Math.min(1, counting);
    }

    @Override
    public void backward(boolean intoInput) {
        if (!intoInput) {
            return;
        }
        A gradients = inner.output().gradients(0);
        System.arraycopy(output.gradients(0), 0, gradients, 0, rows * width);
        if (masked()) {
            kernels.scaleRows(gradients, shares, rows, width);
        }
        inner.backward(true);
        for (int step = 0; step < steps.length; step++) {
            kernels.copyRuns(image.gradients(0), input.gradients(step), steps[step].reversed(), rows);
            if (masked()) {
                kernels.scaleRows(input.gradients(step), input.mask().factors(step), rows, width);
            }
        }
    }
}
