package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.rule.ParameterSpec;

/**
 * One array of a layer's parameters, its place in DL4J's flattened vector, and each lane's gradient.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Parameter<A> {
    private final ParameterSpec spec;
    private final int offset;
    private final Transfer<A> transfer;
    private final A values;
    private final A[] gradients;

    Parameter(Kernels<A> kernels, ParameterSpec spec, int offset, int lanes) {
        this.spec = spec;
        this.offset = offset;
        transfer = kernels.transfer();
        values = kernels.allocate(spec.length());
        gradients = kernels.allocate(lanes, spec.length());
    }

    int length() {
        return spec.length();
    }

    boolean trained() {
        return spec.trained();
    }

    boolean running() {
        return spec.role() == ParameterSpec.Role.RUNNING;
    }

    A values() {
        return values;
    }

    A[] gradients() {
        return gradients;
    }

    void readFrom(double[] flat) {
        for (int i = 0; i < spec.length(); i++) {
            transfer.set(values, i, flat[offset + spec.place(i)]);
        }
    }

    void writeTo(double[] flat) {
        for (int i = 0; i < spec.length(); i++) {
            flat[offset + spec.place(i)] = transfer.get(values, i);
        }
    }

    /** Writes the sum of the lanes' gradients, which must have been made before, to its place. */
    void writeGradientTo(double[] flat) {
        for (int i = 0; i < spec.length(); i++) {
            double sum = 0;
            for (A part : gradients) {
                sum += transfer.get(part, i);
            }
            flat[offset + spec.place(i)] = sum;
        }
    }
}
