package dev.assize.training.fit;

import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Scored;
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

    /** Returns the weighted mean loss in the examples' unit and the rows that are hit. */
    static Measured of(Plan plan, Examples examples) {
        Measure measure = new Measure(plan, examples);
        List<Batch> inputs = examples.inputBatches();
        List<Batch> targets = examples.targets().batches(0);
        for (int from = 0; from < examples.rows(); from += SLICE_ROWS) {
            int to = Math.min(examples.rows(), from + SLICE_ROWS);
            measure.add(from, slice(inputs, from, to), slice(targets, from, to));
        }
        double mean = measure.loss / measure.weight * examples.lossUnit();
        return new Measured(mean, measure.correct, examples.rows());
    }

    private void add(int from, List<Batch> inputs, List<Batch> targets) {
        Scored scored = plan.score(inputs, targets);
        if (!scored.isFinite()) {
            loss = Double.NaN; // outputs that are not finite cannot be read
            return;
        }
        Tensor outputs = scored.outputs().get(0);
        double[] losses = scored.losses();
        for (int i = 0; i < losses.length; i++) {
            double rowWeight = examples.weights()[from + i];
            loss += rowWeight * losses[i];
            weight += rowWeight;
            correct += examples.targets().isHit(from + i, outputs, i) ? 1 : 0;
        }
    }

    private static List<Batch> slice(List<Batch> batches, int from, int to) {
        return batches.stream().map(batch -> batch.slice(from, to)).toList();
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
