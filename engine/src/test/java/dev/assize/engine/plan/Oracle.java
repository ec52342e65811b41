package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Clipping in its obviously right form: each record alone through the plain pass, its gradient as one vector, its norm,
 * its weight, and the sum, all in double precision. Rows that draw at random draw by their number, so a record is
 * trained as the batch with weight 0 for all other rows.
 */
final class Oracle {
    private final Plan plan;
    private final List<Batch> inputs;
    private final List<Batch> targets;
    private final long seed;

    Oracle(Plan plan, List<Batch> inputs, List<Batch> targets, long seed) {
        this.plan = plan;
        this.inputs = inputs;
        this.targets = targets;
        this.seed = seed;
    }

    /** Returns the gradient of each record. */
    List<double[]> gradients(Records records) {
        List<double[]> gradients = new ArrayList<>();
        double[] weights = records.rowWeights();
        for (int record = 0; record < records.count(); record++) {
            double[] own = new double[records.rows()];
            for (int row = records.start(record); row < records.start(record + 1); row++) {
                own[row] = weights.length == 0 ? 1 : weights[row];
            }
            plan.train(inputs, targets, own, seed);
            gradients.add(plan.gradient());
        }
        return gradients;
    }

    /**
     * Checks what the engine makes of the records.
     *
     * @param groups places of the parameters of each trained layer in the flattened vector
     * @param tolerance relative to the largest number
     */
    void check(Records records, Clipping clipping, List<List<Range>> groups, double tolerance) {
        check(records, clipping, clipping, groups, tolerance);
    }

    /** Checks that the engine's sum with one bound is what another one asks for. */
    void check(Records records, Clipping used, Clipping clipping, List<List<Range>> groups, double tolerance) {
        List<double[]> gradients = gradients(records);
        Clipped clipped = plan.trainClipped(inputs, targets, records, used, seed);
        double[] sum = new double[plan.parameterCount()];
        List<List<Range>> parts = clipping.byLayer()
                ? groups
                : List.of(groups.stream().flatMap(List::stream).toList());
        assertThat(clipped.groups()).isEqualTo(parts.size());
        for (int record = 0; record < records.count(); record++) {
            double[] gradient = gradients.get(record);
            for (int group = 0; group < parts.size(); group++) {
                double norm = norm(gradient, parts.get(group));
                double weight = clipping.weight(norm, groups.size());
                assertThat(clipped.norms(group)[record])
                        .as("norm of record %d, group %d", record, group)
                        .isCloseTo(norm, within(tolerance * Math.max(norm, 1e-9)));
                assertThat(clipped.weights(group)[record])
                        .as("weight of record %d, group %d", record, group)
                        .isCloseTo(weight, within(tolerance * Math.max(weight, 1e-9)));
                parts.get(group).forEach(range -> add(weight, gradient, range, sum));
            }
        }
        Compare.close(plan.gradient(), sum, tolerance);
    }

    /** Checks that the engine's sum is that of given gradients with one weight each. */
    void compare(List<double[]> gradients, Records records, Clipping clipping, double tolerance) {
        plan.trainClipped(inputs, targets, records, clipping, seed);
        double[] sum = new double[plan.parameterCount()];
        for (double[] gradient : gradients) {
            Range whole = new Range(0, gradient.length);
            add(clipping.weight(norm(gradient, List.of(whole)), 1), gradient, whole, sum);
        }
        Compare.close(plan.gradient(), sum, tolerance);
    }

    private static void add(double weight, double[] gradient, Range range, double[] sum) {
        for (int i = range.from(); i < range.to(); i++) {
            sum[i] += weight * gradient[i];
        }
    }

    static double norm(double[] gradient, List<Range> ranges) {
        return Math.sqrt(ranges.stream()
                .mapToDouble(range -> Arrays.stream(gradient, range.from(), range.to())
                        .map(number -> number * number)
                        .sum())
                .sum());
    }
}
