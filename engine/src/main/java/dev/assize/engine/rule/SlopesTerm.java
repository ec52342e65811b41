package dev.assize.engine.rule;

import dev.assize.engine.kernel.Transfer;
import java.util.List;

/**
 * The gradient of trained slopes: of each, the sum of what is below 0 and has it, times its gradient.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class SlopesTerm<A> extends FormedTerm<A> {
    private final Transfer<A> transfer;
    private final Scope<A> scope;
    private final Signal<A> output;
    private final int[][] slopes;
    private final int count;
    private int rows;

    /**
     * Makes the term.
     *
     * @param scope of the step
     * @param output what it writes
     * @param slopes for each number of each time step which slope it has
     * @param count how many slopes there are
     */
    SlopesTerm(Scope<A> scope, Signal<A> output, int[][] slopes, int count) {
        super(
                count,
                List.of(Vectors.overTime(
                        output::gradients, slopes.length, output.shape().width())),
                List.of(Vectors.overTime(
                        scope.input()::values, slopes.length, output.shape().width())));
        transfer = scope.kernels().transfer();
        this.scope = scope;
        this.output = output;
        this.slopes = slopes;
        this.count = count;
    }

    @Override
    void resize(int newRows) {
        rows = newRows;
    }

    @Override
    public void gradient(boolean accumulate) {
        double[] sums = new double[count];
        for (int row = 0; row < rows; row++) {
            addRow(row, sums);
        }
        A gradient = scope.weights().get(0).gradient();
        for (int i = 0; i < count; i++) {
            transfer.set(gradient, i, sums[i] + (accumulate ? transfer.get(gradient, i) : 0));
        }
    }

    @Override
    void addRow(int row, double[] sums) {
        int width = output.shape().width();
        for (int step = 0; step < slopes.length; step++) {
            for (int i = 0; i < width; i++) {
                double x = transfer.get(scope.input().values(step), row * width + i);
                if (x < 0) {
                    sums[slopes[step][i]] += x * transfer.get(output.gradients(step), row * width + i);
                }
            }
        }
    }
}
