package dev.assize.statistics.hypothesis;

import dev.assize.statistics.MultipleComparisons;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Tests that are read together and therefore corrected together. What belongs to a family is for its maker to say, so
 * that it has a name: "selection rates of each pair of 'race'".
 *
 * @param name what the tests have in common
 * @param pValues p-value of each test by its own name, in [0, 1]
 */
public record TestFamily(String name, SortedMap<String, Double> pValues) {
    /** Copies the p-values and checks their range. */
    public TestFamily {
        pValues.forEach((test, p) -> {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("the p-value of '" + test + "' in the family '" + name + "' is " + p
                        + "; p-values lie between 0 and 1");
            }
        });
        pValues = Collections.unmodifiableSortedMap(new TreeMap<>(pValues));
    }

    /** Returns adjusted p-values by {@link MultipleComparisons#holm}: for "no false alarm at all". */
    public SortedMap<String, Double> holm() {
        return adjusted(MultipleComparisons::holm);
    }

    /**
     * Returns adjusted p-values by {@link MultipleComparisons#benjaminiHochberg}: for "few of the alarms are false".
     */
    public SortedMap<String, Double> benjaminiHochberg() {
        return adjusted(MultipleComparisons::benjaminiHochberg);
    }

    /** Returns the tests with an adjusted p-value of at most alpha, by name. */
    public static List<String> rejected(Map<String, Double> adjusted, double alpha) {
        return adjusted.entrySet().stream()
                .filter(test -> test.getValue() <= alpha)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private SortedMap<String, Double> adjusted(UnaryOperator<double[]> correction) {
        double[] corrected = correction.apply(
                pValues.values().stream().mapToDouble(Double::doubleValue).toArray());
        SortedMap<String, Double> result = new TreeMap<>();
        int[] next = {0};
        pValues.keySet().forEach(test -> result.put(test, corrected[next[0]++]));
        return Collections.unmodifiableSortedMap(result);
    }
}
