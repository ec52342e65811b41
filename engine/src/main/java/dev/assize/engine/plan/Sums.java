package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import java.util.HashMap;
import java.util.Map;

/**
 * Weighted sums of gradients, in one more copy of the trained parameters.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Sums<A> {
    private final Kernels<A> kernels;
    private final Parameters<A> parameters;
    private final int lanes;
    private final Map<Parameter<A>, A> sums = new HashMap<>();

    Sums(Kernels<A> kernels, Parameters<A> parameters, int lanes) {
        this.kernels = kernels;
        this.parameters = parameters;
        this.lanes = lanes;
    }

    /** Adds the gradients of all lanes up in the first; returns the squared norm of a rule's part. */
    double join(int rule) {
        double[] square = new double[1];
        for (Parameter<A> parameter : parameters.ofRule(rule)) {
            A whole = parameter.gradients()[0];
            for (int lane = 1; parameter.trained() && lane < lanes; lane++) {
                kernels.rows().addScaled(1, parameter.gradients()[lane], whole, parameter.length());
            }
            if (parameter.trained()) {
                kernels.rows().addSquaredNorms(whole, 1, parameter.length(), square);
            }
        }
        return square[0];
    }

    /** Adds a rule's part of the joined gradient, times a weight. */
    void add(int rule, double weight) {
        for (Parameter<A> parameter : parameters.ofRule(rule)) {
            if (parameter.trained()) {
                A sum = sums.computeIfAbsent(parameter, key -> kernels.allocate(key.length()));
                kernels.rows().addScaled(weight, parameter.gradients()[0], sum, parameter.length());
            }
        }
    }

    /** Leaves the sums as the gradient. */
    void leave() {
        for (int lane = 0; lane < lanes; lane++) {
            parameters.clearGradient(lane);
        }
        sums.forEach((parameter, sum) -> System.arraycopy(sum, 0, parameter.gradients()[0], 0, parameter.length()));
    }
}
