package dev.assize.fairness.mitigation;

import dev.assize.core.Suggestion;
import java.util.List;

/**
 * Near the threshold {@code t}, where the model is least sure, decides for the disfavored groups and against the
 * favored one: a score {@code s} with {@code t - m < s <= t + m} is favorable outside the favored group and unfavorable
 * in it. That is: the favored group needs {@code s > t + m}, all others {@code s > t - m}. Not random.
 *
 * <p>Thresholds {@code t} and margins {@code m} are tried on a grid: {@code t} from least to most in even steps,
 * {@code m} from 0 to {@code min(t, 1 - t)} in even steps. Of those whose gap (all other groups together minus the
 * favored one) lies within the bounds, the first with the largest balanced accuracy is taken; if there is none, the
 * first with the gap nearest to 0, and {@link #isWithinBounds} says so. (A peer takes the most negative gap then.) O(n
 * log n + grid log n).
 *
 * @see <a href="https://doi.org/10.1109/ICDM.2012.45">Kamiran, Karim and Zhang, Decision Theory for
 *     Discrimination-aware Classification, 2012, section III</a>
 */
public final class RejectOption implements DecisionRule {
    /** The gap between all other groups and the favored one. */
    public enum Gap {
        /** Difference of selection rates. */
        DEMOGRAPHIC_PARITY("demographic_parity"),
        /** Mean of the differences of true and false positive rate. */
        AVERAGE_ODDS("average_odds"),
        /** Difference of true positive rates. */
        EQUAL_OPPORTUNITY("equal_opportunity");

        private final String id;

        Gap(String id) {
            this.id = id;
        }

        /** Returns the name used in files, lower snake case. */
        public String id() {
            return id;
        }

        double of(RateCounts others, RateCounts favored) {
            double tpr = ParityConstraint.TRUE_POSITIVE_RATE_PARITY.rate(others)
                    - ParityConstraint.TRUE_POSITIVE_RATE_PARITY.rate(favored);
            double fpr = ParityConstraint.FALSE_POSITIVE_RATE_PARITY.rate(others)
                    - ParityConstraint.FALSE_POSITIVE_RATE_PARITY.rate(favored);
            return switch (this) {
                case DEMOGRAPHIC_PARITY ->
                    ParityConstraint.DEMOGRAPHIC_PARITY.rate(others)
                            - ParityConstraint.DEMOGRAPHIC_PARITY.rate(favored);
                case AVERAGE_ODDS -> 0.5 * (fpr + tpr);
                case EQUAL_OPPORTUNITY -> tpr;
            };
        }
    }

    /**
     * The thresholds and margins that are tried.
     *
     * @param least smallest threshold, above 0
     * @param most largest threshold, below 1
     * @param thresholds how many thresholds, at least 2
     * @param margins how many margins for each, at least 2
     */
    public record Grid(double least, double most, int thresholds, int margins) {
        /** Checks the ranges. */
        public Grid {
            Faults faults = new Faults()
                    .within("the least threshold", least, 0, 1)
                    .within("the most threshold", most, least, 1)
                    .within("the number of thresholds", thresholds, 2, 10_000)
                    .within("the number of margins", margins, 2, 10_000);
            faults.throwIfAny();
        }

        /** Returns 100 thresholds from 0.01 to 0.99 and 50 margins. */
        public static Grid usual() {
            return new Grid(0.01, 0.99, 100, 50);
        }
    }

    /**
     * What is tried and wanted.
     *
     * @param gap the gap that is bounded
     * @param lowest lower bound of the gap
     * @param highest upper bound of the gap
     * @param grid what is tried
     */
    public record Options(Gap gap, double lowest, double highest, Grid grid) {
        /** Checks the bounds. */
        public Options {
            new Faults()
                    .within("the lower bound of the gap", lowest, -1, 1)
                    .within("the upper bound of the gap", highest, lowest, 1)
                    .throwIfAny();
        }
    }

    private final List<String> groups;
    private final int favored;
    private final double threshold;
    private final double margin;
    private final boolean withinBounds;

    private RejectOption(List<String> groups, int favored, double threshold, double margin, boolean withinBounds) {
        this.groups = groups;
        this.favored = favored;
        this.threshold = threshold;
        this.margin = margin;
        this.withinBounds = withinBounds;
    }

    /** Makes a stored rule. */
    static RejectOption of(List<String> groups, int favored, double threshold, double margin, boolean withinBounds) {
        return new RejectOption(groups, favored, threshold, margin, withinBounds);
    }

    /**
     * Tries the grid.
     *
     * @param rows rows with both labels in every group
     * @param favored the group that is favored now
     * @throws MitigationException if there is no such group
     */
    public static RejectOption fit(ScoredRows rows, String favored, Options options) {
        List<String> groups = rows.labelled().groups().names();
        int code = groups.indexOf(favored);
        if (code < 0) {
            throw MitigationException.of(
                    "the favored group '" + favored + "' has no rows", Suggestion.among(favored, groups));
        }
        ScoreTails others = ScoreTails.of(rows, group -> group != code);
        ScoreTails own = ScoreTails.of(rows, group -> group == code);
        Grid grid = options.grid();
        RejectOption best = new RejectOption(groups, code, grid.least(), 0, false);
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.thresholds(); i++) {
            double threshold = step(grid.least(), grid.most(), i, grid.thresholds());
            double widest = threshold <= 0.5 ? threshold : 1.0 - threshold;
            for (int j = 0; j < grid.margins(); j++) {
                double margin = step(0, widest, j, grid.margins());
                RateCounts low = others.above(threshold - margin);
                RateCounts high = own.above(threshold + margin);
                double gap = options.gap().of(low, high);
                boolean within = gap >= options.lowest() && gap <= options.highest();
                double value =
                        within ? balancedAccuracy(low, high) : -1 - Math.abs(gap); // always below any that is within
                if (value > bestValue) {
                    bestValue = value;
                    best = new RejectOption(groups, code, threshold, margin, within);
                }
            }
        }
        return best;
    }

    private static double balancedAccuracy(RateCounts one, RateCounts other) {
        double positives = one.positives() + other.positives();
        double negatives = one.negatives() + other.negatives();
        double tpr = (one.truePositives() + other.truePositives()) / positives;
        double tnr = (one.trueNegatives() + other.trueNegatives()) / negatives;
        return 0.5 * (tpr + tnr);
    }

    private static double step(double from, double to, int i, int count) {
        return i == count - 1 ? to : from + i * ((to - from) / (count - 1));
    }

    @Override
    public List<String> groups() {
        return groups;
    }

    /** Returns the group that needs a higher score. */
    public String favored() {
        return groups.get(favored);
    }

    /** Returns t. */
    public double threshold() {
        return threshold;
    }

    /** Returns m. */
    public double margin() {
        return margin;
    }

    /** Returns whether the gap lay within the bounds on the rows fitted on. */
    public boolean isWithinBounds() {
        return withinBounds;
    }

    @Override
    public double favorableProbability(int group, double score) {
        double needed = group == favored ? threshold + margin : threshold - margin;
        return score > needed ? 1 : 0;
    }
}
