package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.kernel.RowKernels.Affine;

/**
 * Layer normalization of sums, with a gain for each unit, at each time step: {@code y = gain * (x - m) / d + shift}; m
 * and d are mean and standard deviation (divisor: number of units) of the row. Nothing is added to d; a row of equal
 * numbers gives the shift alone and passes no gradient, as in DL4J.
 *
 * @param <A> {@code float[]} or {@code double[]}
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton, Layer Normalization, 2016, section 3</a>
 */
final class Standardizer<A> {
    private final Kernels<A> kernels;
    private final int units;
    private final A[] standard;
    private final double[][] inverses;
    private final A zeros;

    Standardizer(Kernels<A> kernels, int units, int steps, int capacity) {
        this.kernels = kernels;
        this.units = units;
        standard = kernels.allocate(steps, capacity * units);
        inverses = new double[steps][capacity];
        zeros = kernels.allocate(units);
    }

    /** Replaces sums by gain times normalized sums plus shift, and keeps what the way back needs. */
    void forward(A sums, Affine<A> affine, int step, int rows) {
        kernels.normalizations().standardize(sums, inverses[step], rows, units);
        System.arraycopy(sums, 0, standard[step], 0, rows * units);
        kernels.rows().affine(sums, affine, sums, rows);
    }

    /** Turns gradients of the results into those of the sums, in place. */
    void backward(A gradients, A gain, int step, int rows) {
        kernels.rows().affine(gradients, scaling(gain), gradients, rows);
        kernels.normalizations().standardizeSlope(standard[step], inverses[step], gradients, rows, units);
    }

    /** Returns the normalized sums, which the gradient of the gain is made with. */
    Vectors<A> standard() {
        return Vectors.overTime(step -> standard[step], standard.length, units);
    }

    /** Returns those of some time steps. */
    Vectors<A> standard(Range times) {
        int first = times.from();
        return Vectors.overTime(step -> standard[first + step], times.to() - first, units);
    }

    /** Returns a gain without a shift. */
    Affine<A> scaling(A gain) {
        return new Affine<>(gain, zeros, units);
    }
}
