package dev.assize.fairness.mitigation;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides each group by its own, perhaps random, thresholds so that a rate is the same in every group and as little of
 * the objective is lost as thresholds allow.
 *
 * <p>For a group {@code g} let {@code f_g(x)} be the upper convex hull of all its thresholds, {@code x} the rate that
 * is to be equal. For one rate, {@code x* = argmax over x in {0, 1/m, ..., 1} of sum_g W_g f_g(x) / W} with {@code f}
 * the objective within the group; each group gets the random choice of two thresholds that lies at {@code x*}. For
 * equalized odds {@code x} is the false and {@code f_g} the true positive rate; {@code x*} maximises the objective of
 * all rows on {@code (x, min_g f_g(x))}, and a group above that minimum {@code y*} ignores its score with probability
 * {@code (f_g(x*) - y*) / (f_g(x*) - x*)} and is then decided favorably with chance {@code x*}. On the rows fitted on,
 * the rates are equal up to rounding. Of equally good points the one with the smallest {@code x} is taken. O(n log n +
 * m).
 *
 * <p>Scores that are not numbers are refused. A group without rows of one of the labels has no rates and is refused.
 *
 * @see <a href="https://arxiv.org/abs/1610.02413">Hardt, Price and Srebro, Equality of Opportunity in Supervised
 *     Learning, 2016, section 3.2</a>
 */
public final class ThresholdOptimizer implements DecisionRule {
    /**
     * What is optimized.
     *
     * @param constraint what is made equal
     * @param objective what is made large
     * @param gridSize m, the steps that the rate is tried in, at least 1
     * @param flips whether a group's scores may be turned around where that is better
     */
    public record Options(ParityConstraint constraint, RuleObjective objective, int gridSize, boolean flips) {
        /** Checks the grid. */
        public Options {
            if (gridSize < 1 || gridSize > 1_000_000) {
                throw MitigationException.of(
                        "the grid has " + gridSize + " steps", "Allowed are 1 to 1,000,000; 1,000 is usual.");
            }
        }

        /** Returns the options of a constraint: accuracy, 1,000 steps, no flips. */
        public static Options of(ParityConstraint constraint) {
            return new Options(constraint, RuleObjective.ACCURACY, 1_000, false);
        }
    }

    private final List<String> groups;
    private final List<RandomizedThreshold> rules;

    private ThresholdOptimizer(List<String> groups, List<RandomizedThreshold> rules) {
        this.groups = List.copyOf(groups);
        this.rules = List.copyOf(rules);
    }

    /** Makes stored rules, one a group. */
    static ThresholdOptimizer of(List<String> groups, List<RandomizedThreshold> rules) {
        return new ThresholdOptimizer(groups, rules);
    }

    /**
     * Finds the best rules.
     *
     * @param rows rows that the model was not trained on, or was at least not overfitted to
     */
    public static ThresholdOptimizer fit(ScoredRows rows, Options options) {
        boolean odds = options.constraint() == ParityConstraint.EQUALIZED_ODDS;
        List<TradeoffCurve> curves = new ArrayList<>();
        for (int g = 0; g < rows.labelled().groups().names().size(); g++) {
            curves.add(TradeoffCurve.of(
                    rows,
                    g,
                    options.constraint()::rate,
                    odds ? counts -> counts.truePositives() / counts.positives() : options.objective()::of,
                    options.flips()));
        }
        List<RandomizedThreshold> rules = odds ? equalOdds(rows, options, curves) : equalRate(rows, options, curves);
        return new ThresholdOptimizer(rows.labelled().groups().names(), rules);
    }

    private static List<RandomizedThreshold> equalRate(ScoredRows rows, Options options, List<TradeoffCurve> curves) {
        double[][] totals = rows.labelled().totals();
        double[] all = rows.totals();
        double best = Double.NEGATIVE_INFINITY;
        double bestX = 0;
        for (int i = 0; i <= options.gridSize(); i++) {
            double x = at(i, options.gridSize());
            double value = 0;
            for (int g = 0; g < totals.length; g++) {
                value += (totals[g][0] + totals[g][1])
                        / (all[0] + all[1])
                        * curves.get(g).at(x);
            }
            if (value > best) {
                best = value;
                bestX = x;
            }
        }
        double x = bestX;
        return curves.stream().map(curve -> curve.rule(x, 0, 0)).toList();
    }

    private static List<RandomizedThreshold> equalOdds(ScoredRows rows, Options options, List<TradeoffCurve> curves) {
        double[] all = rows.totals();
        double best = Double.NEGATIVE_INFINITY;
        double bestX = 0;
        double bestY = 0;
        for (int i = 0; i <= options.gridSize(); i++) {
            double x = at(i, options.gridSize());
            double y = curves.stream().mapToDouble(curve -> curve.at(x)).min().orElseThrow();
            double value = options.objective().of(new RateCounts(all[1] * y, all[0] * x, all[1], all[0]));
            if (value > best) {
                best = value;
                bestX = x;
                bestY = y;
            }
        }
        List<RandomizedThreshold> rules = new ArrayList<>();
        for (TradeoffCurve curve : curves) {
            double height = curve.at(bestX);
            double ignored = height > bestX ? (height - bestY) / (height - bestX) : 0;
            rules.add(curve.rule(bestX, Math.max(0, Math.min(1, ignored)), bestX));
        }
        return rules;
    }

    private static double at(int step, int steps) {
        return step == steps ? 1 : step * (1.0 / steps);
    }

    @Override
    public List<String> groups() {
        return groups;
    }

    /** Returns the rule of each group, in the order of {@link #groups()}. */
    public List<RandomizedThreshold> rules() {
        return rules;
    }

    @Override
    public double favorableProbability(int group, double score) {
        return rules.get(group).probability(score);
    }
}
