package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.kernel.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One of the terms that are summed in a time step of a recurrent layer: a matrix times what comes in, perhaps
 * normalized.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class RecurrentTerm<A> {
    private final Kernels<A> kernels;
    private final Weights<A> weights;
    private final int inputs;
    private final int units;
    private final @Nullable Normalized<A> normalized;
    private int rows;
    private Product forward = Product.of(Form.PLAIN, 0, 0, 0);
    private Product backward = forward;
    private Product backwardSum = forward;

    RecurrentTerm(Kernels<A> kernels, Weights<A> weights, int inputs, int units, @Nullable Normalized<A> normalized) {
        this.kernels = kernels;
        this.weights = weights;
        this.inputs = inputs;
        this.units = units;
        this.normalized = normalized;
    }

    void resize(int count) {
        rows = count;
        forward = Product.of(Form.RIGHT_TRANSPOSED, rows, units, inputs);
        if (normalized == null) {
            forward = forward.accumulating();
        }
        backward = Product.of(Form.PLAIN, rows, inputs, units);
        backwardSum = backward.accumulating();
    }

    /** Adds the term for what comes in at time t to the sums. */
    void addTo(A sums, A in, int t) {
        if (normalized == null) {
            kernels.products().multiply(forward, in, weights.values(), sums);
            return;
        }
        kernels.products().multiply(forward, in, weights.values(), normalized.scratch);
        normalized.standardizer.forward(
                normalized.scratch, normalized.standardizer.scaling(normalized.gain.values()), t, rows);
        kernels.rows().addScaled(1, normalized.scratch, sums, rows * units);
    }

    /** Takes the gradient of the sums at time t, before {@link #send} and before the terms are asked. */
    void backward(A gradients, int t) {
        if (normalized != null) {
            System.arraycopy(gradients, 0, normalized.gradients[t], 0, rows * units);
            normalized.standardizer.backward(normalized.gradients[t], normalized.gain.values(), t, rows);
        }
    }

    /** Writes or adds the gradient of what came in at time t. */
    void send(A gradients, int t, A to, boolean add) {
        kernels.products().multiply(add ? backwardSum : backward, ofProduct(gradients, t), weights.values(), to);
    }

    /**
     * Returns the terms of the parameters' gradients.
     *
     * @param sums gradients of the sums by time
     * @param in what comes in by time
     * @param times from the first on
     * @param bias a bias of the same sums, if its term is to be in here; not where this term is normalized
     */
    List<GradientTerm<A>> terms(IntFunction<A> sums, IntFunction<A> in, Range times, List<Weights<A>> bias) {
        int first = times.from();
        int count = times.to() - first;
        Vectors<A> inputVectors = Vectors.overTime(t -> in.apply(first + t), count, inputs);
        List<Weights<A>> all = new ArrayList<>(List.of(weights));
        all.addAll(bias);
        Normalized<A> own = normalized;
        if (own == null) {
            Vectors<A> slopes = Vectors.overTime(t -> sums.apply(first + t), count, units);
            return List.of(OuterTerm.of(kernels, slopes, inputVectors, all));
        }
        Vectors<A> slopes = Vectors.overTime(t -> own.gradients[first + t], count, units);
        Vectors<A> results = Vectors.overTime(t -> sums.apply(first + t), count, units);
        return List.of(
                OuterTerm.of(kernels, slopes, inputVectors, all),
                SumTerm.of(kernels, results, own.standardizer.standard(times), own.gain));
    }

    private A ofProduct(A gradients, int t) {
        return normalized == null ? gradients : normalized.gradients[t];
    }

    /**
     * What a normalized term has more.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    static final class Normalized<A> {
        private final Weights<A> gain;
        private final Standardizer<A> standardizer;
        private final A scratch;
        private final A[] gradients;

        Normalized(Scope<A> scope, int units, int steps, Weights<A> gain) {
            this.gain = gain;
            standardizer = new Standardizer<>(scope.kernels(), units, steps, scope.capacity());
            scratch = scope.kernels().allocate(scope.capacity() * units);
            gradients = scope.kernels().allocate(steps, scope.capacity() * units);
        }
    }
}
