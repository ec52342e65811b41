package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.PoolingRows;
import dev.assize.engine.kernel.RowKernels.Affine;

/**
 * Average, sum or norm pooling at work: a sum, and something done to its numbers.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class PoolingStep<A> implements Step<A> {
    private final PoolingRule rule;
    private final Kernels<A> kernels;
    private final PoolingRows geometry;
    private final Signal<A> input;
    private final Signal<A> output;
    private final A powers;
    private final A scratch;
    private final Affine<A> shares;
    private int rows;

    PoolingStep(PoolingRule rule, Scope<A> scope) {
        this.rule = rule;
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        geometry = new PoolingRows(rule.sliding().over(input.shape()));
        powers = kernels.allocate(norm() ? scope.capacity() * geometry.imageSize() : 0);
        scratch = kernels.allocate(rule.kind() == PoolingRule.Kind.SUM ? 0 : scope.capacity() * geometry.pooledSize());
        int size = geometry.pooledSize();
        shares = new Affine<>(kernels.allocate(size), kernels.allocate(size), size);
        double[] seen = geometry.seen();
        for (int i = 0; i < size; i++) {
            double places = rule.countPadding() ? geometry.places() : Math.max(1, seen[i]);
            kernels.transfer().set(shares.scale(), i, 1 / places);
        }
    }

    private boolean norm() {
        return rule.kind() == PoolingRule.Kind.NORM;
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
    }

    @Override
    public void forward(Run run) {
        A values = output.values(0);
        if (norm()) {
            kernels.poolings().power(input.values(0), powers, rule.exponent(), rows * geometry.imageSize());
            kernels.poolings().sum(geometry, powers, values, rows);
            kernels.poolings().root(values, rule.exponent(), rows * geometry.pooledSize());
            return;
        }
        kernels.poolings().sum(geometry, input.values(0), values, rows);
        if (rule.kind() == PoolingRule.Kind.AVERAGE) {
            kernels.rows().affine(values, shares, values, rows);
        }
    }

    @Override
    public void backward(boolean intoInput) {
        if (!intoInput) {
            return;
        }
        A gradients = output.gradients(0);
        switch (rule.kind()) {
            case AVERAGE -> kernels.rows().affine(gradients, shares, scratch, rows);
            case NORM ->
                kernels.poolings()
                        .rootSlope(output.values(0), gradients, scratch, rule.exponent(), rows * geometry.pooledSize());
            default -> {}
        }
        A passed = rule.kind() == PoolingRule.Kind.SUM ? gradients : scratch;
        kernels.poolings().sumSlope(geometry, passed, input.gradients(0), rows);
        if (norm()) {
            int length = rows * geometry.imageSize();
            kernels.poolings().powerSlope(input.values(0), input.gradients(0), rule.exponent(), length);
        }
    }
}
