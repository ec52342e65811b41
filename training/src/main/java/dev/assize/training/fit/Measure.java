package dev.assize.training.fit;

import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Scored;
import java.util.Arrays;
import java.util.List;

/** Measures how well a network does on examples, without dropout and without penalties. */
final class Measure {
    private static final int SLICE_ROWS = 4_096;

    private final Plan plan;
    private final Examples examples;
    private double loss;
    private double weight;
    private long correct;

    private Measure(Plan plan, Examples examples) {
        this.plan = plan;
        this.examples = examples;
    }

    /** Returns the weighted mean loss in the examples' unit and the rows that are hit, of some rows, ascending. */
    static Measured of(Plan plan, Examples examples, int[] rows) {
        Measure measure = new Measure(plan, examples);
        boolean all = rows.length == examples.rows();
        List<Batch> inputs = examples.inputBatches();
        List<Batch> targets = examples.targets().batches(0);
        for (int from = 0; from < rows.length; from += SLICE_ROWS) {
            int[] part = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + SLICE_ROWS));
            measure.add(part, of(inputs, part, all), of(targets, part, all));
        }
        double mean = measure.loss / measure.weight * examples.lossUnit();
        return new Measured(mean, measure.correct, rows.length);
    }

    private void add(int[] rows, List<Batch> inputs, List<Batch> targets) {
        Scored scored = plan.score(inputs, targets);
        if (!scored.isFinite()) {
            loss = Double.NaN; // outputs that are not finite cannot be read
            return;
        }
        Tensor outputs = scored.outputs().get(0);
        double[] losses = scored.losses();
        for (int i = 0; i < losses.length; i++) {
            double rowWeight = examples.weights()[rows[i]];
            loss += rowWeight * losses[i];
            weight += rowWeight;
            correct += examples.targets().isHit(rows[i], outputs, i) ? 1 : 0;
        }
    }

    private static List<Batch> of(List<Batch> batches, int[] rows, boolean neighbors) {
        return batches.stream()
                .map(batch -> neighbors ? batch.slice(rows[0], rows[0] + rows.length) : batch.select(rows))
                .toList();
    }

    /**
     * A score whose loss may still be NaN.
     *
     * @param loss weighted mean
     * @param correct rows that are hit
     * @param rows how many rows
     */
    record Measured(double loss, long correct, long rows) {
        boolean finite() {
            return Double.isFinite(loss);
        }

        Score score() {
            return new Score(loss, correct, rows);
        }
    }
}
