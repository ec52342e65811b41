package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Integrated gradients of sequences [features, time] that end in padding, that is in time steps of zeros, which the
 * model
 * masks. A baseline with numbers where a sequence has padding would unmask these steps all along the path but at its
 * end,
 * and the output would jump there. So the baseline of a sequence of n steps is the first n steps of the given one,
 * followed by padding.
 */
final class PaddedSequences {
    private final Explained explained;
    private final int features;
    private final int time;

    /** Takes sequences, shape [rows, features, time]. */
    PaddedSequences(Explained explained) {
        this.explained = explained;
        this.features = explained.inputs().length(1);
        this.time = explained.inputs().length(2);
    }

    /** Attributes the rows of each length together; results are in the order of the rows. */
    AdaptiveIntegratedGradients.Result attribute(
            AdaptiveIntegratedGradients integration, DifferentiablePredictor predictor) {
        Tensor inputs = explained.inputs();
        double[] all = new double[inputs.size()];
        CompletenessGap gaps = CompletenessGap.none(inputs.rows());
        int pastTolerance = 0;
        int mostSteps = 0;
        for (Map.Entry<Integer, List<Integer>> group : byLength().entrySet()) {
            int[] rows = group.getValue().stream().mapToInt(Integer::intValue).toArray();
            Explained part = explained.select(rows);
            AdaptiveIntegratedGradients.Result result = integration.attribute(
                    predictor, new Explained(part.inputs(), baseline(group.getKey()), part.target()));
            for (int i = 0; i < rows.length; i++) {
                double[] row = result.attributions().row(i);
                System.arraycopy(row, 0, all, rows[i] * row.length, row.length);
            }
            gaps = gaps.with(result.gap(), rows);
            pastTolerance += result.rowsPastTolerance();
            mostSteps = Math.max(mostSteps, result.mostSteps());
        }
        return new AdaptiveIntegratedGradients.Result(
                Tensor.adopt(all, inputs.shape()), gaps, pastTolerance, mostSteps);
    }

    private Map<Integer, List<Integer>> byLength() {
        Map<Integer, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < explained.inputs().rows(); row++) {
            rows.computeIfAbsent(length(row), length -> new ArrayList<>()).add(row);
        }
        return rows;
    }

    /** The number of steps before the padding. */
    private int length(int row) {
        int length = time;
        while (length > 0 && isPadding(row, length - 1)) {
            length--;
        }
        return length;
    }

    private boolean isPadding(int row, int step) {
        boolean padding = true;
        for (int feature = 0; padding && feature < features; feature++) {
            padding = explained.inputs().at(row, feature * time + step) == 0;
        }
        return padding;
    }

    private Tensor baseline(int length) {
        double[] baseline = explained.baseline().toArray();
        for (int feature = 0; feature < features; feature++) {
            Arrays.fill(baseline, feature * time + length, (feature + 1) * time, 0);
        }
        return Tensor.adopt(baseline, features, time);
    }
}
