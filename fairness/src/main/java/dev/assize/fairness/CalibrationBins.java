package dev.assize.fairness;

/**
 * Ten bins of one width between the scores 0 and 1, the last one closed: in each the rows, the positives and the score
 * sum.
 */
final class CalibrationBins {
    private static final int BINS = 10;

    private final double[] rows = new double[BINS];
    private final double[] gaps = new double[BINS];

    private CalibrationBins() {}

    /** Fills the bins; scores lie between 0 and 1. */
    static CalibrationBins of(double[] scores, double[] positives, double[] negatives) {
        CalibrationBins bins = new CalibrationBins();
        for (int i = 0; i < scores.length; i++) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.floor(scores[i] * BINS)));
            double weight = positives[i] + negatives[i];
            bins.rows[bin] += weight;
            bins.gaps[bin] += positives[i] - weight * scores[i];
        }
        return bins;
    }

    /** Returns the sum over bins of the share of rows times the gap; NaN without rows. */
    double mean() {
        double all = 0;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += rows[bin];
            sum += Math.abs(gaps[bin]);
        }
        return sum / all;
    }

    /** Returns the largest gap of a bin that has rows; NaN without rows. */
    double largest() {
        double largest = Double.NaN;
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                double gap = Math.abs(gaps[bin]) / rows[bin];
                largest = Double.isNaN(largest) ? gap : Math.max(largest, gap);
            }
        }
        return largest;
    }
}
