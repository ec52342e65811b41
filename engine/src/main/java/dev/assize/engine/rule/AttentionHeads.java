package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;

/**
 * The heads of an attention at work, one example and head after the other: {@code S = softmax(Q K' / sqrt(size))},
 * {@code O = S V}. Matrices of all examples are [rows * steps, heads * size].
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class AttentionHeads<A> {
    private static final double NEVER = -1e30; // a score that a softmax turns into 0, finite in float

    private final Kernels<A> kernels;
    private final AttentionRule.Heads heads;
    private final int queries;
    private final int keys;
    private final Mask mask;
    private final A[] shares;
    private final A query;
    private final A key;
    private final A value;
    private final A result;
    private final A scores;
    private final Product compare;
    private final Product combine;
    private final Product toValue;
    private final Product toShares;
    private final Product toQuery;
    private final Product toKey;

    AttentionHeads(AttentionRule rule, Scope<A> scope) {
        kernels = scope.kernels();
        heads = rule.heads();
        keys = scope.input().shape().steps();
        queries = rule.queries() > 0 ? rule.queries() : keys;
        mask = scope.input().mask();
        int size = heads.size();
        shares = kernels.allocate(scope.capacity() * heads.count(), queries * keys);
        query = kernels.allocate(queries * size);
        key = kernels.allocate(keys * size);
        value = kernels.allocate(keys * size);
        result = kernels.allocate(queries * size);
        scores = kernels.allocate(queries * keys);
        compare = Product.of(Form.RIGHT_TRANSPOSED, queries, keys, size);
        combine = Product.of(Form.PLAIN, queries, size, keys);
        toValue = Product.of(Form.LEFT_TRANSPOSED, keys, size, queries);
        toShares = Product.of(Form.RIGHT_TRANSPOSED, queries, keys, size);
        toQuery = Product.of(Form.PLAIN, queries, size, keys);
        toKey = Product.of(Form.LEFT_TRANSPOSED, keys, size, queries);
    }

    /**
     * Queries, keys, values and results of all examples, or their gradients.
     *
     * @param queries [rows * queries, width]
     * @param keys [rows * steps, width]
     * @param values [rows * steps, width]
     * @param results [rows * queries, width]
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Matrices<A>(A queries, A keys, A values, A results) {}

    /** Computes the results. */
    void forward(Matrices<A> all, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int head = 0; head < heads.count(); head++) {
                take(all, row, head);
                A own = shares[row * heads.count() + head];
                kernels.products().multiply(compare, query, key, own);
                hide(own, row);
                kernels.activations().softmax(own, queries, keys);
                kernels.products().multiply(combine, own, value, result);
                put(result, all.results(), row * queries, head, queries);
            }
        }
    }

    /** Copies what a head of an example sees; queries are scaled. */
    private void take(Matrices<A> all, int row, int head) {
        get(all.queries(), query, row * queries, head, queries);
        get(all.keys(), key, row * keys, head, keys);
        get(all.values(), value, row * keys, head, keys);
        scale(query);
    }

    private void scale(A numbers) {
        double factor = 1 / Math.sqrt(heads.size());
        kernels.rows().addScaled(factor - 1, numbers, numbers, queries * heads.size());
    }

    private void hide(A own, int row) {
        if (!mask.present() || mask.last(row) < 0) {
            return;
        }
        for (int step = 0; step < keys; step++) {
            for (int i = 0; !mask.counts(step, row) && i < queries; i++) {
                kernels.transfer().set(own, i * keys + step, NEVER);
            }
        }
    }

    /** Computes the gradients of queries, keys and values, after {@link #forward}. */
    void backward(Matrices<A> all, Matrices<A> gradients, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int head = 0; head < heads.count(); head++) {
                take(all, row, head);
                backward(gradients, row, head);
            }
        }
    }

    private void backward(Matrices<A> gradients, int row, int head) {
        A own = shares[row * heads.count() + head];
        get(gradients.results(), result, row * queries, head, queries);
        kernels.products().multiply(toShares, result, value, scores);
        kernels.activations().softmaxSlope(own, scores, queries, keys);
        kernels.products().multiply(toValue, own, result, value);
        put(value, gradients.values(), row * keys, head, keys);
        kernels.products().multiply(toQuery, scores, key, result);
        scale(result);
        put(result, gradients.queries(), row * queries, head, queries);
        kernels.products().multiply(toKey, scores, query, key);
        put(key, gradients.keys(), row * keys, head, keys);
    }

    private void get(A from, A to, int first, int head, int count) {
        int size = heads.size();
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, (first + i) * heads.width() + head * size, to, i * size, size);
        }
    }

    private void put(A from, A to, int first, int head, int count) {
        int size = heads.size();
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, i * size, to, (first + i) * heads.width() + head * size, size);
        }
    }
}
