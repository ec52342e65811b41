package dev.assize.training;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.TrainingException;
import java.util.List;

/**
 * How much each example counts: its row's weight, times its class's weight, scaled to mean 1 over the training
 * examples.
 *
 * @param classWeights whether classes are balanced, or weighted one by one
 * @param classes the classes in order; none for regression, which has nothing to weigh
 */
record ExampleWeights(ClassWeights classWeights, List<String> classes) {
    /**
     * Checks that every weight is that of a class.
     *
     * @throws TrainingException if one is not; all such are named
     */
    ExampleWeights {
        List<String> known = List.copyOf(classes);
        List<Problem> problems = classWeights.byClass().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Problem(
                        Place.of("training settings"),
                        "'classWeights' has a weight for '" + name + "', which is not a class",
                        known.isEmpty()
                                ? "Leave 'classWeights' out; a regression has no classes."
                                : Suggestion.among(name, known)))
                .toList();
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        classes = known;
    }

    /**
     * Returns the weight of every row.
     *
     * @param rowWeights weight of each row, above 0
     * @param labels class number of each row
     * @param training the rows that totals and the mean are taken over
     */
    float[] scaled(double[] rowWeights, float[] labels, int[] training) {
        double[] factors = factors(rowWeights, labels, training);
        double total = 0;
        for (int row : training) {
            total += rowWeights[row] * factors[classOf(labels[row])];
        }
        float[] scaled = new float[rowWeights.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = (float) (rowWeights[row] * factors[classOf(labels[row])] * training.length / total);
        }
        return scaled;
    }

    /**
     * Returns the weight of every row without looking at any other: its own, times the one given for its class.
     *
     * @param rowWeights weight of each row, above 0
     * @param labels class number of each row
     */
    float[] unscaled(double[] rowWeights, float[] labels) {
        float[] weights = new float[rowWeights.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = (float) (rowWeights[row] * given(classOf(labels[row])));
        }
        return weights;
    }

    private double[] factors(double[] rowWeights, float[] labels, int[] training) {
        double[] totals = new double[Math.max(1, classes.size())];
        double all = 0;
        for (int row : training) {
            totals[classOf(labels[row])] += rowWeights[row];
            all += rowWeights[row];
        }
        double[] factors = new double[totals.length];
        for (int c = 0; c < factors.length; c++) {
            boolean balanced = classWeights.balanced() && totals[c] > 0;
            factors[c] = balanced ? all / (factors.length * totals[c]) : given(c);
        }
        return factors;
    }

    private double given(int index) {
        return classes.isEmpty() ? 1 : classWeights.byClass().getOrDefault(classes.get(index), 1.0);
    }

    private int classOf(float label) {
        return classes.isEmpty() ? 0 : (int) label;
    }
}
