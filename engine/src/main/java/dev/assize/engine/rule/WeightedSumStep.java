package dev.assize.engine.rule;

import dev.assize.engine.rule.ElementwiseRule.Operation;

/**
 * A sum, a difference or a mean at work.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class WeightedSumStep<A> extends PointwiseStep<A> {
    private final double first;
    private final double others;

    WeightedSumStep(Operation operation, VertexScope<A> scope) {
        super(scope);
        first = operation == Operation.AVERAGE ? 1.0 / scope.inputs().size() : 1;
        others = operation == Operation.SUBTRACT ? -1 : first;
    }

    @Override
    void combine(int step, int length) {
        A sum = output().values(step);
        kernels().rows().fill(sum, length, 0);
        for (int i = 0; i < inputs().size(); i++) {
            kernels().rows().addScaled(i == 0 ? first : others, inputs().get(i).values(step), sum, length);
        }
    }

    @Override
    void slope(int i, int step, int length) {
        A gradients = inputs().get(i).gradients(step);
        kernels().rows().fill(gradients, length, 0);
        kernels().rows().addScaled(i == 0 ? first : others, output().gradients(step), gradients, length);
    }
}
