package dev.assize.fairness.individual;

import java.util.Arrays;

/**
 * The outcomes of the k nearest rows: those that are nearer than the k-th distance for sure, and those tied at it.
 *
 * @param k how many
 * @param sureSum sum of the outcomes of rows that are nearer
 * @param sure how many are nearer
 * @param tiedSum sum of the outcomes of tied rows
 * @param tied how many are tied
 * @param firstSum sum of the outcomes of the first k by distance, then row
 */
record Neighborhood(int k, double sureSum, int sure, double tiedSum, int tied, double firstSum) {
    static Neighborhood of(double[] squares, double[] outcomes, int k) {
        double limit = kth(squares, k);
        double sureSum = 0;
        double tiedSum = 0;
        int sure = 0;
        int tied = 0;
        for (int row = 0; row < squares.length; row++) {
            if (squares[row] < limit) {
                sure++;
                sureSum += outcomes[row];
            } else if (squares[row] <= limit) {
                tied++;
                tiedSum += outcomes[row];
            }
        }
        double firstSum = sureSum;
        int open = k - sure;
        for (int row = 0; row < squares.length && open > 0; row++) {
            if (squares[row] >= limit && squares[row] <= limit) {
                open--;
                firstSum += outcomes[row];
            }
        }
        return new Neighborhood(k, sureSum, sure, tiedSum, tied, firstSum);
    }

    /** The mean outcome where tied rows share the open places. */
    double shared() {
        return (sureSum + (k - sure) * (tiedSum / tied)) / k;
    }

    /** The mean outcome where the first tied rows take the open places. */
    double byRowOrder() {
        return firstSum / k;
    }

    /** The largest distance of {@code own}, 0 or 1, from the mean outcome over all choices. */
    double furthest(double own) {
        return Math.max(Math.abs(own - mean(most())), Math.abs(own - mean(least())));
    }

    /** The smallest distance of {@code own}, 0 or 1, from the mean outcome over all choices. */
    double nearest(double own) {
        return Math.min(Math.abs(own - mean(most())), Math.abs(own - mean(least())));
    }

    private double mean(double ofTied) {
        return (sureSum + ofTied) / k;
    }

    private double most() {
        return Math.min(k - sure, tiedSum);
    }

    private double least() {
        return Math.max(0, k - sure - (tied - tiedSum));
    }

    /** The k-th smallest number, keeping the k smallest so far in order. */
    private static double kth(double[] numbers, int k) {
        double[] smallest = Arrays.copyOf(numbers, k);
        Arrays.sort(smallest);
        double worst = smallest[k - 1];
        for (int i = k; i < numbers.length; i++) {
            double number = numbers[i];
            if (number < worst) {
                int at = k - 1;
                while (at > 0 && smallest[at - 1] > number) {
                    smallest[at] = smallest[at - 1];
                    at--;
                }
                smallest[at] = number;
                worst = smallest[k - 1];
            }
        }
        return worst;
    }
}
