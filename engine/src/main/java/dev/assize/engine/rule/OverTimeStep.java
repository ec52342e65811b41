package dev.assize.engine.rule;

import dev.assize.engine.kernel.RowKernels;
import dev.assize.engine.kernel.RowKernels.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule over images at work along time: time steps are moved together to images and back.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class OverTimeStep<A> implements Step<A> {
    private final RowKernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Signal<A> image;
    private final Step<A> inner;
    private final List<Runs> in;
    private final List<Runs> out;
    private final int[][] seen;
    private int rows;

    OverTimeStep(TimeRule rule, Scope<A> scope) {
        kernels = scope.kernels().rows();
        input = scope.input();
        image = new Signal<>(scope.kernels(), OverTimeRule.asImage(input.shape()), scope.capacity());
        inner = rule.bind(new Scope<>(scope.kernels(), scope.capacity(), image, scope.weights()));
        Shape result = inner.output().shape();
        Shape sequence = Shape.sequence(result.channels(), result.extent().height());
        output = new Signal<>(scope.kernels(), sequence, scope.capacity());
        in = intoImages(input.shape());
        out = intoImages(sequence);
        seen = rule.stepsSeen(input.shape().steps());
    }

    /** Returns for each time step where its rows go within the images. */
    private static List<Runs> intoImages(Shape sequence) {
        List<Runs> runs = new ArrayList<>();
        int width = sequence.channels();
        for (int step = 0; step < sequence.steps(); step++) {
            runs.add(new Runs(width, 0, width, step * width, sequence.steps() * width));
        }
        return List.copyOf(runs);
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
        for (int step = 0; step < in.size(); step++) {
            kernels.copyRuns(input.values(step), image.values(0), in.get(step), rows);
        }
        inner.forward(run);
        for (int step = 0; step < out.size(); step++) {
            A images = inner.output().values(0);
            kernels.copyRuns(images, output.values(step), out.get(step).reversed(), rows);
        }
        output.mask().present(input.mask().present());
        if (output.mask().present()) {
            handMaskOn();
        }
    }

    private void handMaskOn() {
        for (int step = 0; step < seen.length; step++) {
            if (seen[step].length == 0) {
                throw new IllegalArgumentException("time step " + step + " of a layer's output is made of padding, and "
                        + "the sequences have a mask, which cannot tell whether it counts; pad the data instead");
            }
            for (int row = 0; row < rows; row++) {
                output.mask().factors(step)[row] = counts(seen[step], row) ? 1 : 0;
            }
        }
    }

    private boolean counts(int[] steps, int row) {
        for (int step : steps) {
            if (input.mask().counts(step, row)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void backward(boolean intoInput) {
        for (int step = 0; step < out.size(); step++) {
            A images = inner.output().gradients(0);
            kernels.copyRuns(output.gradients(step), images, out.get(step), rows);
        }
        inner.backward(intoInput);
        for (int step = 0; intoInput && step < in.size(); step++) {
            kernels.copyRuns(
                    image.gradients(0), input.gradients(step), in.get(step).reversed(), rows);
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return inner.terms();
    }

    @Override
    public void gradient(boolean accumulate) {
        inner.gradient(accumulate);
    }
}
