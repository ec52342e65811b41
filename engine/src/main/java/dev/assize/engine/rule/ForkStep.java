package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets several vertices read one signal: each gets the same values and writes gradients of its own, and these are added
 * up, in the order of the branches. A signal that nobody reads gets gradients of 0.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class ForkStep<A> implements Step<A> {
    private final Kernels<A> kernels;
    private final Signal<A> source;
    private final List<Signal<A>> branches = new ArrayList<>();
    private int rows;

    /** Makes a fork without branches. */
    public ForkStep(Kernels<A> kernels, Signal<A> source) {
        this.kernels = kernels;
        this.source = source;
    }

    /** Makes a branch for one more reader. */
    public Signal<A> branch() {
        Signal<A> branch = source.branch();
        branches.add(branch);
        return branch;
    }

    @Override
    public Signal<A> output() {
        return source;
    }

    @Override
    public void resize(int count) {
        rows = count;
    }

    @Override
    public void forward(Run run) {
        // the branches share the values
    }

    @Override
    public void backward(boolean intoInput) {
        int length = rows * source.shape().width();
        for (int step = 0; step < source.shape().steps(); step++) {
            A sum = source.gradients(step);
            kernels.rows().fill(sum, length, 0);
            for (int i = 0; i < branches.size(); i++) {
                kernels.rows().addScaled(1, branches.get(i).gradients(step), sum, length);
            }
        }
    }
}
