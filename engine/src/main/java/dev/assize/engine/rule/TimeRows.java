package dev.assize.engine.rule;

/**
 * The time steps of a signal as rows of one matrix [rows * steps, width], example by example.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TimeRows<A> {
    private final Signal<A> signal;
    private final int width;
    private final int steps;

    TimeRows(Signal<A> signal) {
        this.signal = signal;
        width = signal.shape().channels();
        steps = signal.shape().steps();
    }

    /** Copies the values out. */
    void readValues(A to, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                System.arraycopy(signal.values(step), row * width, to, (row * steps + step) * width, width);
            }
        }
    }

    /** Copies values in. */
    void writeValues(A from, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                System.arraycopy(from, (row * steps + step) * width, signal.values(step), row * width, width);
            }
        }
    }

    /** Copies the gradients out. */
    void readGradients(A to, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                System.arraycopy(signal.gradients(step), row * width, to, (row * steps + step) * width, width);
            }
        }
    }

    /** Copies gradients in. */
    void writeGradients(A from, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                System.arraycopy(from, (row * steps + step) * width, signal.gradients(step), row * width, width);
            }
        }
    }
}
