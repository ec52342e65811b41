package dev.assize.fairness.mitigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Changes decisions at random, each group with its own chances, so that true and false positive rates are the same in
 * every group.
 *
 * <p>A group keeps a favorable decision with probability {@code p} and turns an unfavorable one into a favorable one
 * with probability {@code n}; its rates become {@code tpr' = p tpr + n (1 - tpr)} and
 * {@code fpr' = p fpr + n (1 - fpr)}. The linear program minimises {@code sum_g (fpr'_g - tpr'_g)} under
 * {@code tpr'_g = tpr'_h}, {@code fpr'_g = fpr'_h} and {@code 0 <= p, n <= 1}; it always has a solution (all constant).
 * Published for two groups, here for any number. Solved by the simplex method to about 1e-12.
 *
 * @see <a href="https://arxiv.org/abs/1610.02413">Hardt, Price and Srebro, Equality of Opportunity in Supervised
 *     Learning, 2016, section 3.1; with the loss of balanced errors</a>
 */
public final class EqualizedOddsRule implements DecisionRule {
    private static final double EPSILON = 1e-12;
    private static final int MOST_STEPS = 10_000;

    private final List<String> groups;
    private final double threshold;
    private final double[] keep;
    private final double[] turn;

    private EqualizedOddsRule(List<String> groups, double threshold, double[] keep, double[] turn) {
        this.groups = groups;
        this.threshold = threshold;
        this.keep = keep;
        this.turn = turn;
    }

    /** Makes a stored rule. */
    static EqualizedOddsRule of(List<String> groups, double threshold, double[] keep, double[] turn) {
        return new EqualizedOddsRule(groups, threshold, keep, turn);
    }

    /**
     * Solves the linear program.
     *
     * @param rows rows with both labels in every group
     * @param threshold a score above it is a favorable decision before the change, in [0, 1]
     */
    public static EqualizedOddsRule fit(ScoredRows rows, double threshold) {
        new Faults().within("the threshold", threshold, 0, 1).throwIfAny();
        double[][] rates = rates(rows, threshold);
        int size = 2 * rates.length;
        double[] costs = new double[size];
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int g = 0; g < rates.length; g++) {
            costs[2 * g] = rates[g][0] - rates[g][1];
            costs[2 * g + 1] = rates[g][1] - rates[g][0];
            for (int i = 0; i < 2; i++) {
                double[] one = new double[size];
                one[2 * g + i] = 1;
                constraints.add(new LinearConstraint(one, Relationship.LEQ, 1));
                if (g > 0) {
                    constraints.add(new LinearConstraint(equal(rates, g, i), Relationship.EQ, 0));
                }
            }
        }
        double[] solution = new SimplexSolver(EPSILON)
                .optimize(
                        new MaxIter(MOST_STEPS),
                        new LinearObjectiveFunction(costs, 0),
                        new LinearConstraintSet(constraints),
                        GoalType.MINIMIZE,
                        new NonNegativeConstraint(true))
                .getPoint();
        double[] keep = new double[rates.length];
        double[] turn = new double[rates.length];
        for (int g = 0; g < rates.length; g++) {
            keep[g] = Math.max(0, Math.min(1, solution[2 * g]));
            turn[g] = Math.max(0, Math.min(1, solution[2 * g + 1]));
        }
        return new EqualizedOddsRule(rows.labelled().groups().names(), threshold, keep, turn);
    }

    /** Rate {@code label} of the first group minus that of group {@code g}. */
    private static double[] equal(double[][] rates, int g, int label) {
        double[] row = new double[2 * rates.length];
        row[0] = rates[0][label];
        row[1] = 1 - rates[0][label];
        row[2 * g] = -rates[g][label];
        row[2 * g + 1] = rates[g][label] - 1;
        return row;
    }

    /** Returns false and true positive rate of each group. */
    private static double[][] rates(ScoredRows rows, double threshold) {
        double[][] totals = rows.labelled().totals();
        double[][] rates = new double[totals.length][2];
        for (int row = 0; row < rows.labelled().rows(); row++) {
            if (rows.score(row) > threshold) {
                rates[rows.labelled().groups().codeOf(row)][rows.labelled().label(row)] +=
                        rows.labelled().weight(row);
            }
        }
        for (int g = 0; g < rates.length; g++) {
            rates[g][0] /= totals[g][0];
            rates[g][1] /= totals[g][1];
        }
        return rates;
    }

    @Override
    public List<String> groups() {
        return groups;
    }

    /** Returns the score above which a decision is favorable before the change. */
    public double threshold() {
        return threshold;
    }

    /** Returns for each group the probability that a favorable decision stays favorable. */
    public double[] keepFavorable() {
        return Arrays.copyOf(keep, keep.length);
    }

    /** Returns for each group the probability that an unfavorable decision becomes favorable. */
    public double[] turnUnfavorable() {
        return Arrays.copyOf(turn, turn.length);
    }

    @Override
    public double favorableProbability(int group, double score) {
        return score > threshold ? keep[group] : turn[group];
    }
}
