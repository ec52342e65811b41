package dev.assize.engine.plan;

import dev.assize.engine.kernel.Factors;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.kernel.Version;
import dev.assize.engine.rule.ParameterSpec;

/**
 * One array of a layer's parameters, its place in DL4J's flattened vector, and each lane's gradient.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Parameter<A> {
    private final ParameterSpec spec;
    private final int offset;
    private final Transfer<A> transfer;
    private final A values;
    private final Version version;
    private final Factors<A> factors;
    private final A[] gradients;

    Parameter(Kernels<A> kernels, ParameterSpec spec, int offset, int lanes, Version version) {
        this.spec = spec;
        this.offset = offset;
        transfer = kernels.transfer();
        values = kernels.allocate(spec.length());
        gradients = kernels.allocate(lanes, spec.length());
        this.version = version;
        factors = new Factors<>(kernels.products(), values, version);
    }

    /** Returns how many numbers there are. */
    public int length() {
        return spec.length();
    }

    /** Returns whether the numbers have a gradient. */
    public boolean trained() {
        return spec.trained();
    }

    boolean running() {
        return spec.role() == ParameterSpec.Role.RUNNING;
    }

    /**
     * Returns the numbers, in the order of the layer. Whoever has them may write to them between two runs: from now on
     * each run of the plan looks at them afresh, which takes longer where it would have kept a copy for products.
     */
    public A values() {
        version.expose();
        return values;
    }

    /** Returns the numbers, not to be written to without a change of the version. */
    A numbers() {
        return values;
    }

    Factors<A> factors() {
        return factors;
    }

    /** Returns the gradients that the lanes left; their sum is the gradient. */
    public A[] gradients() {
        return gradients;
    }

    /** Returns what the numbers are. */
    public ParameterSpec spec() {
        return spec;
    }

    /** Returns where its run begins in DL4J's flattened vector: number i is at {@code offset + spec.place(i)}. */
    public int offset() {
        return offset;
    }

    void readFrom(double[] flat) {
        for (int i = 0; i < spec.length(); i++) {
            transfer.set(values, i, flat[offset + spec.place(i)]);
        }
        version.changed();
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
