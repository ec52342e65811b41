package dev.assize.statistics;

import dev.assize.core.Estimate;
import java.util.Optional;

/**
 * The mean of numbers and its standard error.
 *
 * @param value the mean; not finite where the numbers are too large to be summed
 * @param standardError {@code sqrt(sum of (x - mean)² / (n (n - 1)))}; 0 for one number
 * @param degrees of freedom of the error, {@code n - 1}
 */
public record SampleMean(double value, double standardError, double degrees) {
    /**
     * Returns that of a sample, in two passes.
     *
     * @param numbers at least one
     */
    public static SampleMean of(double[] numbers) {
        int n = numbers.length;
        if (n == 0) {
            throw new IllegalArgumentException("the mean of no numbers was asked for; give at least one number");
        }
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double mean = sum / n;
        double squares = 0;
        double rest = 0;
        for (double number : numbers) {
            double off = number - mean;
            rest += off;
            squares += off * off;
        }
        mean += rest / n; // what rounding of the first sum left
        return new SampleMean(mean, n == 1 ? 0 : Math.sqrt(squares / n / (n - 1)), n - 1.0);
    }

    /**
     * Returns an estimate with Student's interval; without one where there are no degrees of freedom or no error, for
     * such a sample does not say how sure it is.
     *
     * @return nothing where the value is not finite
     */
    public static Optional<Estimate> estimate(
            double value, double standardError, double degrees, double least, double most) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        boolean known = degrees > 0 && standardError > 0 && Double.isFinite(standardError);
        return Optional.of(
                known
                        ? Estimates.student(value, standardError, degrees, least, Math.max(value, most))
                        : Estimate.certain(value));
    }
}
