package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Window;
import dev.assize.engine.kernel.WindowRuns;

/**
 * Copying of places at work: each output place is a window of one place.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class PlacesStep<A> implements Step<A> {
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final WindowRuns runs;
    private int rows;

    PlacesStep(PlacesRule rule, Scope<A> scope) {
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        Extent point = new Extent(1, 1);
        Window window = new Window(
                input.shape().channels(), input.shape().extent(), output.shape().extent(), point, point, point, point);
        runs = WindowRuns.copying(window, rule.sources(input.shape()));
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
    }

    @Override
    public void forward(Run run) {
        kernels.windows().gather(runs, input.values(0), 0, output.values(0), rows);
    }

    @Override
    public void backward(boolean intoInput) {
        if (intoInput) {
            kernels.rows().fill(input.gradients(0), rows * input.shape().size(), 0);
            kernels.windows().scatter(runs, output.gradients(0), input.gradients(0), 0, rows);
        }
    }
}
