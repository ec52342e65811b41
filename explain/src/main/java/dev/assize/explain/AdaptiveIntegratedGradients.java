package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Integrated gradients with as many steps as each row needs: rows whose relative completeness gap is above the
 * tolerance are computed again with twice the steps, until all are within it or the most steps are reached.
 *
 * @param quadrature the rule
 * @param steps where to start and to stop
 * @param sliceRows points of paths given to the model at once, at least 1
 */
public record AdaptiveIntegratedGradients(Quadrature quadrature, StepLimits steps, int sliceRows) {
    /** Checks the slice size. */
    public AdaptiveIntegratedGradients {
        Slices.requirePositive(sliceRows);
    }

    /**
     * What adaptive integration came to.
     *
     * @param attributions same shape as the inputs
     * @param gap what is left of the gap in each row
     * @param rowsPastTolerance rows still above the tolerance after the most steps
     * @param mostSteps the most steps any row got
     */
    public record Result(Tensor attributions, CompletenessGap gap, int rowsPastTolerance, int mostSteps) {}

    /** Attributes each row's output to its numbers. */
    public Result attribute(DifferentiablePredictor model, Explained explained) {
        Tensor inputs = explained.inputs();
        double[] all = new double[inputs.size()];
        int[] open = IntStream.range(0, inputs.rows()).toArray();
        int used = steps.first();
        while (true) {
            open = refine(model, explained, open, used, all);
            if (open.length == 0 || used == steps.most()) {
                break;
            }
            used = (int) Math.min(2L * used, steps.most());
        }
        Tensor attributions = Tensor.adopt(all, inputs.shape());
        return new Result(attributions, CompletenessGap.of(model, explained, attributions), open.length, used);
    }

    /** Writes the attributions of {@code rows} with {@code nodes} steps; returns the rows that need more. */
    private int[] refine(DifferentiablePredictor model, Explained explained, int[] rows, int nodes, double[] all) {
        Explained part = explained.select(rows);
        Tensor attributions = new IntegratedGradients(explained.baseline(), quadrature, nodes, sliceRows)
                .attribute(model, part.inputs(), part.target());
        CompletenessGap gap = CompletenessGap.of(model, part, attributions);
        int size = attributions.rowSize();
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(attributions.row(i), 0, all, rows[i] * size, size);
        }
        int[] positions = IntStream.range(0, rows.length)
                .filter(i -> gap.relative(i) > steps.tolerance())
                .toArray();
        return Arrays.stream(positions).map(i -> rows[i]).toArray();
    }
}
