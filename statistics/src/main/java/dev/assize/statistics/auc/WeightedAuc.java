package dev.assize.statistics.auc;

import java.util.OptionalDouble;

/**
 * The area under the ROC curve of weighted rows, {@code sum over i, j of u_i v_j ([x_i > y_j] + [x_i = y_j]/2) / (sum u
 * · sum v)} for positives with weights u and negatives with weights v. In [0, 1], 1/2 is chance, higher is better;
 * rows of weight 0 count as absent; without weight in a class there is no area. Weights that are all equal give the
 * value of {@link Auc}.
 *
 * <p>No variance: weights may be repetitions, sampling weights or importance, and each needs another one. Redraw the
 * rows or cells for an interval.
 */
public final class WeightedAuc {
    private WeightedAuc() {}

    /**
     * Returns the area for rows.
     *
     * @param scores shape [rows], finite
     * @param positive shape [rows], the truth
     * @param weights shape [rows], finite and at least 0
     * @return empty where a class has no weight
     */
    public static OptionalDouble of(double[] scores, boolean[] positive, double[] weights) {
        return area(ScoreSteps.ofWeighted(scores, positive, weights));
    }

    /**
     * Returns the area for weights that are summed up by score.
     *
     * @param positives shape [steps], weight of the positives at each distinct score (or bin), by rising score
     * @param negatives shape [steps], weight of the negatives there
     * @return empty where a class has no weight
     */
    public static OptionalDouble ofSteps(double[] positives, double[] negatives) {
        return area(ScoreSteps.ofSums(positives, negatives));
    }

    private static OptionalDouble area(ScoreSteps steps) {
        boolean defined = steps.positiveSum() > 0 && steps.negativeSum() > 0;
        return defined ? OptionalDouble.of(steps.area()) : OptionalDouble.empty();
    }
}
