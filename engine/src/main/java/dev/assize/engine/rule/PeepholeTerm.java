package dev.assize.engine.rule;

import dev.assize.engine.kernel.GatedCell;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Transfer;
import java.util.List;

/**
 * The gradient of the peepholes of an LSTM, which are diagonal matrices.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class PeepholeTerm<A> extends FormedTerm<A> {
    private final Kernels<A> kernels;
    private final List<GatedCell<A>> steps;
    private final Weights<A> weights;
    private final int units;
    private int rows;

    /**
     * Makes the term.
     *
     * @param kernels the arithmetic
     * @param steps the cells by time
     * @param cells what the gates see
     * @param weights of the peepholes of the forget, output and input gate
     */
    PeepholeTerm(Kernels<A> kernels, List<GatedCell<A>> steps, Vectors<A> cells, Weights<A> weights) {
        super(
                3 * cells.width(),
                List.of(Vectors.overTime(t -> steps.get(t).sums(), steps.size(), 4 * cells.width())),
                List.of(cells));
        this.kernels = kernels;
        this.steps = steps;
        this.weights = weights;
        units = cells.width();
    }

    @Override
    void resize(int count) {
        rows = count;
    }

    @Override
    public void gradient(boolean accumulate) {
        if (!accumulate) {
            kernels.rows().fill(weights.gradient(), 3 * units, 0);
        }
        steps.forEach(step -> kernels.gatedCells().peepholeGradient(step, weights.gradient(), rows));
    }

    @Override
    void addRow(int row, double[] sums) {
        Transfer<A> transfer = kernels.transfer();
        for (GatedCell<A> step : steps) {
            for (int unit = 0; unit < units; unit++) {
                int at = row * 4 * units + unit;
                double before = transfer.get(step.cellBefore(), row * units + unit);
                sums[unit] += transfer.get(step.sums(), at + units) * before;
                sums[units + unit] +=
                        transfer.get(step.sums(), at + 2 * units) * transfer.get(step.cell(), row * units + unit);
                sums[2 * units + unit] += transfer.get(step.sums(), at + 3 * units) * before;
            }
        }
    }
}
