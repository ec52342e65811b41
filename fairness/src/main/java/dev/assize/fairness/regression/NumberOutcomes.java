package dev.assize.fairness.regression;

import java.util.Arrays;
import java.util.Optional;

/** What was predicted for each person, and what came true where that is known. */
public final class NumberOutcomes {
    private final double[] predicted;
    private final Optional<double[]> truth;

    private NumberOutcomes(double[] predicted, Optional<double[]> truth) {
        this.predicted = predicted;
        this.truth = truth;
    }

    /**
     * Takes predictions of which nobody knows the truth.
     *
     * @param predicted shape [people], finite
     */
    public static NumberOutcomes of(double[] predicted) {
        requireFinite(predicted, "prediction");
        return new NumberOutcomes(predicted.clone(), Optional.empty());
    }

    /**
     * Takes predictions and the truth.
     *
     * @param predicted shape [people], finite
     * @param truth shape [people], finite, of the same unit
     */
    public static NumberOutcomes of(double[] predicted, double[] truth) {
        if (predicted.length != truth.length) {
            throw new IllegalArgumentException("there are " + predicted.length + " predictions and " + truth.length
                    + " true numbers; give one of each for every person");
        }
        requireFinite(predicted, "prediction");
        requireFinite(truth, "true number");
        return new NumberOutcomes(predicted.clone(), Optional.of(truth.clone()));
    }

    /** Returns how many people there are. */
    public int size() {
        return predicted.length;
    }

    /** Returns those of some people, in the order of {@code people}, which may name one several times. */
    public NumberOutcomes select(int[] people) {
        return new NumberOutcomes(pick(predicted, people), truth.map(numbers -> pick(numbers, people)));
    }

    /** Returns the predictions; not a copy. */
    double[] predicted() {
        return predicted;
    }

    /** Returns the true numbers where they are known; not a copy. */
    Optional<double[]> truth() {
        return truth;
    }

    private static double[] pick(double[] from, int[] people) {
        return Arrays.stream(people).mapToDouble(person -> from[person]).toArray();
    }

    private static void requireFinite(double[] numbers, String what) {
        for (int person = 0; person < numbers.length; person++) {
            if (!Double.isFinite(numbers[person])) {
                throw new IllegalArgumentException(
                        "the " + what + " of person " + person + " is " + numbers[person] + "; give finite numbers");
            }
        }
    }
}
