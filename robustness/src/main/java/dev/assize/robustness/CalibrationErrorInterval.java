package dev.assize.robustness;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.Seed;
import dev.assize.core.Uncertainty;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.Intervals;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The expected calibration error over bins of equal width, with an interval from bootstrap draws of the rows.
 *
 * <p>With e the plug-in error and m, s the mean and standard deviation of the drawn errors, {@code b = max(0, m - e)}
 * estimates the upward bias of e. The interval is normal around {@code e - b} with standard error
 * {@code sqrt(s² + (2b)²)}, cut to [0, 1]. Percentiles of the draws are no use here: for a calibrated model they never
 * cover 0. The factor 2 is there because near 0 the bootstrap sees only about half of the bias. In a simulation of 300
 * tables each (true error 0, 0.03, 0.1; 200, 1000, 5000 rows; 200 draws) the 95 % interval covered in 92 to 99 % of the
 * tables. The value reported stays the plug-in error, as everybody else's.
 */
final class CalibrationErrorInterval {
    private static final double BIAS_WEIGHT = 2;

    private CalibrationErrorInterval() {}

    /** Returns the error of at least one row with its interval. */
    static Estimate of(Confidences confidences, int bins, int draws, Seed seed) {
        double error = Reliability.equalWidth(confidences, bins).expectedError();
        double[] drawn = drawnErrors(confidences, bins, draws, seed);
        double mean = 0;
        for (double value : drawn) {
            mean += value / draws;
        }
        double squares = 0;
        for (double value : drawn) {
            squares += (value - mean) * (value - mean);
        }
        double bias = Math.max(0, mean - error);
        double standardError = Math.hypot(Math.sqrt(squares / (draws - 1)), BIAS_WEIGHT * bias);
        Uncertainty uncertainty = new Uncertainty.OfStandardError(Math.max(0, error - bias), standardError, 0, 1);
        Interval interval = Intervals.of(uncertainty, Estimates.SHOWN_CONFIDENCE);
        return new Estimate(error, Optional.empty(), Optional.of(interval), Optional.of(uncertainty));
    }

    private static double[] drawnErrors(Confidences confidences, int bins, int draws, Seed seed) {
        int rows = confidences.rows();
        int[] binOf = new int[rows];
        double[] gap = new double[rows];
        for (int row = 0; row < rows; row++) {
            binOf[row] = Reliability.binOf(confidences.confidence(row), bins);
            gap[row] = confidences.overconfidence(row);
        }
        double[] errors = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            SplittableRandom random = seed.child(draw).random();
            double[] sums = new double[bins];
            for (int i = 0; i < rows; i++) {
                int row = random.nextInt(rows);
                sums[binOf[row]] += gap[row];
            }
            for (double sum : sums) {
                errors[draw] += Math.abs(sum) / rows;
            }
        }
        return errors;
    }
}
