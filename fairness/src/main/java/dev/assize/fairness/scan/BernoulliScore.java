package dev.assize.fairness.scan;

import java.util.List;

/**
 * How much better observed outcomes y fit odds multiplied by a common q than the predicted probabilities p:
 * {@code max over q of sum of y ln q - ln(1 - p + q p)}, at least 0 (q = 1 fits as well). Only q above 1 (predicted too
 * low) or only q below 1 (predicted too high) is tried. The sum is concave in ln q; its maximum is found by Newton's
 * steps, halved where they would leave the bracket.
 *
 * <p>If the predictions are right, a score reaches s with a probability of at most {@code exp(-s)}: this is Chernoff's
 * bound of the number of hits, whose exponent the score is.
 *
 * @see <a href="https://arxiv.org/abs/1611.08292">Zhang and Neill, Identifying significant predictive bias in
 *     classifiers, 2016</a>
 */
final class BernoulliScore {
    private static final double WIDEST = 50;
    private static final int STEPS = 60;

    private final List<ScanCell> cells;
    private final double hits;

    private BernoulliScore(List<ScanCell> cells) {
        this.cells = cells;
        this.hits = cells.stream().mapToDouble(ScanCell::hits).sum();
    }

    /**
     * Returns the score of the people of some cells.
     *
     * @param tooHigh whether predictions that are too high are sought
     */
    static double of(List<ScanCell> cells, boolean tooHigh) {
        BernoulliScore score = new BernoulliScore(cells);
        double slope = score.slopes(0)[0];
        if (tooHigh ? slope >= 0 : slope <= 0) {
            return 0;
        }
        return Math.max(0, score.value(score.best(tooHigh ? -WIDEST : 0, tooHigh ? 0 : WIDEST)));
    }

    private double best(double from, double to) {
        double low = from;
        double high = to;
        double at = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] slopes = slopes(at);
            if (slopes[0] > 0) {
                low = at;
            } else {
                high = at;
            }
            double next = at - slopes[0] / slopes[1];
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(next - at) < 1e-12) {
                return next;
            }
            at = next;
        }
        return at;
    }

    private double value(double logOdds) {
        double growth = Math.expm1(logOdds);
        double sum = hits * logOdds;
        for (ScanCell cell : cells) {
            for (int person = 0; person < cell.people(); person++) {
                sum -= Math.log1p(cell.expectation(person) * growth);
            }
        }
        return sum;
    }

    /** Returns the first and the second derivative by ln q. */
    private double[] slopes(double logOdds) {
        double growth = Math.expm1(logOdds);
        double q = growth + 1;
        double first = hits;
        double second = 0;
        for (ScanCell cell : cells) {
            for (int person = 0; person < cell.people(); person++) {
                double p = cell.expectation(person);
                double tilted = p * q / (1 + p * growth);
                first -= tilted;
                second -= tilted * (1 - tilted);
            }
        }
        return new double[] {first, second};
    }
}
