package dev.assize.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Corrects p-values for being several. The results keep the order of the arguments; an adjusted p-value of at most
 * alpha means rejection at that level for the whole family.
 */
public final class MultipleComparisons {
    private MultipleComparisons() {}

    /**
     * Returns Holm's step-down adjusted p-values, {@code max over j <= i of min(1, (m - j + 1) · p_(j))} for sorted p:
     * the chance of one or more false rejections stays below alpha, however the tests depend on each other.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm, A simple sequentially rejective multiple test
     *     procedure, 1979</a>
     */
    public static double[] holm(double[] pValues) {
        Integer[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }

    /**
     * Returns Benjamini and Hochberg's step-up adjusted p-values, {@code min over j >= i of min(1, m/j · p_(j))} for
     * sorted p: the expected share of false rejections stays below alpha for independent or positively dependent tests.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg, Controlling the false
     *     discovery rate, 1995</a>
     */
    public static double[] benjaminiHochberg(double[] pValues) {
        Integer[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double smallest = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            smallest = Math.min(smallest, pValues[order[rank - 1]] * (order.length / (double) rank));
            adjusted[order[rank - 1]] = smallest;
        }
        return adjusted;
    }

    private static Integer[] ascending(double[] pValues) {
        Integer[] order = new Integer[pValues.length];
        for (int i = 0; i < order.length; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException(
                        "p-value " + i + " is " + pValues[i] + "; p-values lie between 0 and 1");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        return order;
    }
}
