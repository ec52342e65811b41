package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.rule.Signal;

/**
 * Keeps the gradients of one signal of a lane before the step that made it turns them.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class KeptGradients<A> implements Lane.GradientListener<A> {
    private final Signal<A> source;
    private final Signal<A> kept;
    private final int length;

    KeptGradients(Kernels<A> kernels, Lane<A> lane, int number) {
        source = lane.signal(number);
        int rows = Math.max(1, lane.rows() * lane.copies(number));
        kept = new Signal<>(kernels, source.shape(), rows);
        length = lane.rows() * lane.copies(number) * source.shape().width();
    }

    Signal<A> signal() {
        return kept;
    }

    @Override
    public void before(Signal<A> output) {
        if (output == source) { // each time it is seen, the last of which is when it is complete
            for (int step = 0; step < source.shape().steps(); step++) {
                System.arraycopy(source.gradients(step), 0, kept.gradients(step), 0, length);
            }
        }
    }
}
