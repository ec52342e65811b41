package dev.assize.training.fit;

import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a network is trained. Learning rate, schedule, penalties and gradient clipping by layer are the network's own
 * settings.
 *
 * @param epochs passes over the examples at most, at least 1
 * @param batchSize rows of a step, at least 1; batches of an epoch differ by one row at most
 * @param stopping when to end before the last epoch
 * @param step what is done to targets and gradients
 * @param plan number type, lanes, threads and memory
 */
public record FitOptions(int epochs, int batchSize, Stopping stopping, StepOptions step, PlanOptions plan) {
    /** Checks the numbers. */
    public FitOptions {
        if (epochs < 1 || batchSize < 1) {
            throw new IllegalArgumentException("a training of " + epochs + " epochs with batches of " + batchSize
                    + " rows makes no sense; both numbers are at least 1");
        }
    }

    /** Returns ten epochs of batches of 256 rows, in single precision. */
    public static FitOptions defaults() {
        return new FitOptions(10, 256, Stopping.NEVER, StepOptions.PLAIN, PlanOptions.defaults(Precision.FLOAT));
    }

    /** Returns these options with another number of epochs. */
    public FitOptions withEpochs(int count) {
        return new FitOptions(count, batchSize, stopping, step, plan);
    }

    /** Returns these options with another number of rows in a step. */
    public FitOptions withBatchSize(int rows) {
        return new FitOptions(epochs, rows, stopping, step, plan);
    }

    /** Returns these options with another rule of stopping. */
    public FitOptions withStopping(Stopping rule) {
        return new FitOptions(epochs, batchSize, rule, step, plan);
    }

    /** Returns these options with other changes to targets and gradients. */
    public FitOptions withStep(StepOptions other) {
        return new FitOptions(epochs, batchSize, stopping, other, plan);
    }

    /** Returns these options with another way of computing. */
    public FitOptions withPlan(PlanOptions options) {
        return new FitOptions(epochs, batchSize, stopping, step, options);
    }

    /** Returns what decides the parameters after some number of steps, by name; threads and epochs do not. */
    SortedMap<String, String> decisive() {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("batch size", Integer.toString(batchSize));
        values.put("patience", Integer.toString(stopping.patience()));
        values.put("minimum improvement", Double.toString(stopping.minimumImprovement()));
        values.put("restores best", Boolean.toString(stopping.restoresBest()));
        values.put("label smoothing", Double.toString(step.labelSmoothing()));
        values.put("largest gradient norm", step.largestNorm().toString());
        values.put("precision", plan.precision().name());
        values.put("lanes", Integer.toString(plan.lanes()));
        values.put("lane rows", Integer.toString(plan.laneRows()));
        values.put("memory limit", Long.toString(plan.memoryLimit()));
        return values;
    }
}
