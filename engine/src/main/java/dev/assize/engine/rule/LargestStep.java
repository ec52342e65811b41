package dev.assize.engine.rule;

import dev.assize.engine.kernel.Transfer;

/**
 * A maximum at work; remembers the winners.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class LargestStep<A> extends PointwiseStep<A> {
    private final Transfer<A> transfer;
    private final int[][] winners;

    LargestStep(VertexScope<A> scope) {
        super(scope);
        transfer = scope.kernels().transfer();
        Shape shape = scope.inputs().get(0).shape();
        winners = new int[shape.steps()][scope.capacity() * shape.width()];
    }

    @Override
    void combine(int step, int length) {
        A largest = output().values(step);
        for (int at = 0; at < length; at++) {
            int winner = 0;
            double value = transfer.get(inputs().get(0).values(step), at);
            for (int i = 1; i < inputs().size(); i++) {
                double other = transfer.get(inputs().get(i).values(step), at);
                if (other > value) {
                    value = other;
                    winner = i;
                }
            }
            winners[step][at] = winner;
            transfer.set(largest, at, value);
        }
    }

    @Override
    void slope(int i, int step, int length) {
        A gradients = inputs().get(i).gradients(step);
        A given = output().gradients(step);
        for (int at = 0; at < length; at++) {
            transfer.set(gradients, at, winners[step][at] == i ? transfer.get(given, at) : 0);
        }
    }
}
