package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Kernels;

/**
 * Applies a layer's activation and its slope, softmax included, and keeps the sums where the slope needs them.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Activator<A> {
    private final Kernels<A> kernels;
    private final Activation activation;
    private final int columns;
    private final A[] sums;

    Activator(Kernels<A> kernels, Activation activation, int columns, Signal<A> output, int capacity) {
        this.kernels = kernels;
        this.activation = activation;
        this.columns = columns;
        int kept = activation.needsInput() ? capacity * output.shape().width() : 0;
        this.sums = kernels.allocate(output.shape().steps(), kept);
    }

    /** Applies the activation to [rows, columns] in place. */
    void forward(A values, int step, int rows) {
        int length = rows * columns;
        if (activation.kind() == Activation.Kind.SOFTMAX) {
            kernels.activations().softmax(values, rows, columns);
            return;
        }
        if (activation.needsInput()) {
            System.arraycopy(values, 0, sums[step], 0, length);
        }
        kernels.activations().apply(activation, values, length);
    }

    /** Adds the bias, then applies the activation. */
    void forward(A values, A bias, int step, int rows) {
        kernels.rows().addBias(values, bias, rows, columns);
        forward(values, step, rows);
    }

    /** Turns gradients of the values into gradients of the sums, in place. */
    void backward(A values, A gradients, int step, int rows) {
        if (activation.kind() == Activation.Kind.SOFTMAX) {
            kernels.activations().softmaxSlope(values, gradients, rows, columns);
            return;
        }
        A inputs = activation.needsInput() ? sums[step] : values;
        kernels.activations().applySlope(activation, values, inputs, gradients, rows * columns);
    }
}
