package dev.assize.statistics.hypothesis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a test found.
 *
 * @param statistic what the p-value is made from, finite; empty where the p-value is a sum of probabilities
 * @param pValue probability of a result as extreme as this under equality, in [1e-300, 1]
 * @param method the test in words
 * @param warnings why the p-value may be inexact; empty where nothing is known against it
 */
public record TestResult(OptionalDouble statistic, double pValue, String method, List<String> warnings) {
    private static final double SMALLEST = 1e-300;

    /** Checks the range of the p-value and raises what is below 1e-300 to that. */
    public TestResult {
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException(
                    "the p-value of the " + method + " is " + pValue + "; p-values lie between 0 and 1");
        }
        pValue = Math.max(SMALLEST, pValue);
        warnings = List.copyOf(warnings);
    }
}
