package dev.assize.explain;

import dev.assize.core.OutputScale;
import dev.assize.core.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How answers are attributed to columns.
 *
 * @param method the method
 * @param baseline the point of no information, for integrated gradients
 * @param scale logit or probability of the class explained
 * @param targetClass name of the class explained in every row; empty for the class predicted for the row
 * @param limits rows, steps and memory
 */
public record AttributionOptions(
        Method method, Baseline baseline, OutputScale scale, Optional<String> targetClass, WorkLimits limits) {
    /** A way to attribute. */
    public enum Method {
        /** {@link AdaptiveIntegratedGradients} by the Gauss–Legendre rule. */
        INTEGRATED_GRADIENTS,
        /** {@link InputTimesGradient}. */
        INPUT_TIMES_GRADIENT,
        /** {@link Saliency} with sign. */
        SALIENCY;

        /** Returns the name as a person reads it, for example {@code integrated gradients}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The point that attributions are counted from. */
    public enum Baseline {
        /** The mean of the explained rows as encoded: the average person, categories by their frequencies. */
        MEAN,
        /** All encoded numbers 0: numeric columns at the training mean, no category at all. */
        ZERO
    }

    /**
     * Bounds of the work.
     *
     * @param maxRows rows explained at most, 1 or more; chosen by the seed
     * @param firstSteps steps of integration to start with, 2 or more
     * @param mostSteps steps never exceeded
     * @param tolerance relative completeness gap that is small enough, above 0
     * @param sliceRows encoded rows given to the model at once, 1 or more
     */
    public record WorkLimits(int maxRows, int firstSteps, int mostSteps, double tolerance, int sliceRows) {
        /** Returns 1000 rows, 16 to 256 steps, 1 % tolerance, 4096 rows at once. */
        public static WorkLimits defaults() {
            return new WorkLimits(1000, 16, 256, 0.01, AttributionMethod.SLICE_ROWS);
        }
    }

    /** Returns integrated gradients from the mean, on the logit of the predicted class. */
    public static AttributionOptions defaults() {
        return new AttributionOptions(
                Method.INTEGRATED_GRADIENTS, Baseline.MEAN, OutputScale.LOGIT, Optional.empty(), WorkLimits.defaults());
    }

    void check(List<Problem> problems) {
        requireAtLeast(problems, "attribution.maxRows", limits.maxRows(), 1);
        requireAtLeast(problems, "attribution.firstSteps", limits.firstSteps(), 2);
        requireAtLeast(problems, "attribution.mostSteps", limits.mostSteps(), Math.max(2, limits.firstSteps()));
        requireAtLeast(problems, "attribution.sliceRows", limits.sliceRows(), 1);
        if (!(limits.tolerance() > 0 && limits.tolerance() < 1)) {
            problems.add(new Problem(
                    ExplainException.OPTIONS,
                    "attribution.tolerance is " + limits.tolerance(),
                    "Give a relative completeness gap above 0 and below 1; 0.01 is the default."));
        }
    }

    private static void requireAtLeast(List<Problem> problems, String name, int value, int least) {
        if (value < least) {
            problems.add(new Problem(
                    ExplainException.OPTIONS, name + " is " + value, "Give a whole number of " + least + " or more."));
        }
    }
}
