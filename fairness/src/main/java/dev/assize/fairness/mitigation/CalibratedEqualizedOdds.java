package dev.assize.fairness.mitigation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes one generalized error rate the same in every group and keeps the scores calibrated: with probability
 * {@code a_g} a person's score is replaced by the base rate of the group.
 *
 * <p>The cost {@code c_g} of a group is its generalized false negative rate (mean of {@code 1 - s} over label 1), its
 * generalized false positive rate (mean of {@code s} over label 0), or {@code (fpr (1 - b) + fnr b) / 2} with {@code b}
 * its base rate; {@code t_g} is the same cost when every score is {@code b}. With {@code c*} the largest cost,
 * {@code a_g = (c* - c_g) / (t_g - c_g)}. A group whose own base rate costs too little cannot reach {@code c*}: the
 * published formula then gives a number outside 0..1, which is no probability. It is cut to 0..1 here, and
 * {@link #isClipped} says so; the costs are then not equal. Published for two groups, here for any number.
 *
 * @see <a href="https://arxiv.org/abs/1709.02012">Pleiss et al., On Fairness and Calibration, 2017, section 4</a>
 */
public final class CalibratedEqualizedOdds implements DecisionRule {
    /** The generalized error rate that is made equal. */
    public enum Cost {
        /** False negatives. */
        FNR,
        /** False positives. */
        FPR,
        /** Both, each times the part of the rows that it can happen to. */
        WEIGHTED;

        /** Returns the name used in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        double of(double fpr, double fnr, double baseRate) {
            return switch (this) {
                case FNR -> fnr;
                case FPR -> fpr;
                case WEIGHTED -> 0.5 * fpr * (1 - baseRate) + 0.5 * fnr * baseRate;
            };
        }
    }

    private final List<String> groups;
    private final double threshold;
    private final double[] baseRates;
    private final double[] published;

    private CalibratedEqualizedOdds(List<String> groups, double threshold, double[] baseRates, double[] published) {
        this.groups = groups;
        this.threshold = threshold;
        this.baseRates = baseRates;
        this.published = published;
    }

    /** Makes a stored rule. */
    static CalibratedEqualizedOdds of(List<String> groups, double threshold, double[] baseRates, double[] published) {
        return new CalibratedEqualizedOdds(groups, threshold, baseRates, published);
    }

    /**
     * Finds the mixing rates.
     *
     * @param rows rows with both labels in every group
     * @param cost what is made equal
     * @param threshold a score above it, mixed or not, is a favorable decision, in [0, 1]
     */
    public static CalibratedEqualizedOdds fit(ScoredRows rows, Cost cost, double threshold) {
        new Faults().within("the threshold", threshold, 0, 1).throwIfAny();
        double[][] totals = rows.labelled().totals();
        double[][] sums = new double[totals.length][2];
        for (int row = 0; row < rows.labelled().rows(); row++) {
            sums[rows.labelled().groups().codeOf(row)][rows.labelled().label(row)] +=
                    rows.labelled().weight(row) * rows.score(row);
        }
        double[] baseRates = new double[totals.length];
        double[] costs = new double[totals.length];
        double[] trivial = new double[totals.length];
        for (int g = 0; g < totals.length; g++) {
            baseRates[g] = totals[g][1] / (totals[g][0] + totals[g][1]);
            costs[g] = cost.of(sums[g][0] / totals[g][0], 1 - sums[g][1] / totals[g][1], baseRates[g]);
            trivial[g] = cost.of(baseRates[g], 1 - baseRates[g], baseRates[g]);
        }
        double most = Arrays.stream(costs).max().orElseThrow();
        double[] mixing = new double[totals.length];
        for (int g = 0; g < mixing.length; g++) {
            boolean changes = costs[g] < most && Math.abs(trivial[g] - costs[g]) > 0;
            mixing[g] = changes ? (most - costs[g]) / (trivial[g] - costs[g]) : 0;
        }
        return new CalibratedEqualizedOdds(rows.labelled().groups().names(), threshold, baseRates, mixing);
    }

    @Override
    public List<String> groups() {
        return groups;
    }

    /** Returns the base rate of each group, which replaces scores. */
    public double[] baseRates() {
        return baseRates.clone();
    }

    /** Returns the score above which a decision is favorable. */
    public double threshold() {
        return threshold;
    }

    /** Returns what the published formula gives for each group; not a probability where it lies outside 0..1. */
    public double[] publishedRates() {
        return published.clone();
    }

    /** Returns the probability, for each group, that a score is replaced: the published rate cut to 0..1. */
    public double[] mixingRates() {
        return Arrays.stream(published)
                .map(rate -> Math.max(0, Math.min(1, rate)))
                .toArray();
    }

    /** Returns whether a published rate lay outside 0..1, so that costs are not equal. */
    public boolean isClipped() {
        return Arrays.stream(published).anyMatch(rate -> rate < 0 || rate > 1);
    }

    @Override
    public double favorableProbability(int group, double score) {
        double mixing = mixingRates()[group];
        double own = score > threshold ? 1 : 0;
        double replaced = baseRates[group] > threshold ? 1 : 0;
        return (1 - mixing) * own + mixing * replaced;
    }
}
