package dev.assize.fairness;

import java.util.List;

/**
 * The generalized entropy index of benefits b with weights w and mean m: {@code mean((b/m)^α - 1) / (α (α - 1))}, for
 * α = 1 {@code mean(b/m · ln(b/m))} (Theil), for α = 0 {@code -mean(ln(b/m))}, the limits there. 0 is equality; a
 * benefit of 0 makes it infinite for α up to 0. The benefit of a person is decision - truth + 1: 0 for a false
 * negative, 2 for a false positive, 1 for a right decision.
 *
 * @see <a href="https://arxiv.org/abs/1807.00787">Speicher et al., A unified approach to quantifying algorithmic
 *     unfairness, 2018</a>
 */
final class GeneralizedEntropy {
    private GeneralizedEntropy() {}

    /** Returns the index of people who have these benefits, so much weight each; no weight gives NaN. */
    static double of(double[] benefits, double[] weights, double alpha) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < benefits.length; i++) {
            total += weights[i];
            sum += weights[i] * benefits[i];
        }
        double mean = sum / total;
        double index = 0;
        for (int i = 0; i < benefits.length; i++) {
            index += weights[i] == 0 ? 0 : weights[i] * term(benefits[i] / mean, alpha);
        }
        return index / total;
    }

    /** Returns the index over all people of a group. */
    static double within(GroupCounts group, double alpha) {
        double right = group.weight(1, 1).sum() + group.weight(0, 0).sum();
        double[] weights = {group.weight(1, 0).sum(), right, group.weight(0, 1).sum()};
        return of(new double[] {0, 1, 2}, weights, alpha);
    }

    /** Returns Atkinson's index with aversion 1/2, {@code 1 - (mean of sqrt(b))² / m}: 0 is equality, at most 1. */
    static double atkinson(GroupCounts group) {
        double right = group.weight(1, 1).sum() + group.weight(0, 0).sum();
        double two = group.weight(0, 1).sum();
        double all = CellSet.KNOWN.sum(group.weights());
        double root = (right + Math.sqrt(2) * two) / all;
        return 1 - root * root / ((right + 2 * two) / all);
    }

    /** Returns the index of the mean benefits of groups: the part of inequality that is between them. */
    static double between(List<GroupCounts> groups, double alpha) {
        double[] means = new double[groups.size()];
        double[] weights = new double[groups.size()];
        for (int i = 0; i < means.length; i++) {
            GroupCounts group = groups.get(i);
            double twice = 2 * group.weight(0, 1).sum();
            double right = group.weight(1, 1).sum() + group.weight(0, 0).sum();
            weights[i] = CellSet.KNOWN.sum(group.weights());
            means[i] = weights[i] == 0 ? 1 : (right + twice) / weights[i];
        }
        return of(means, weights, alpha);
    }

    private static double term(double ratio, double alpha) {
        if (Math.abs(alpha - 1) < 1e-12) {
            return ratio == 0 ? 0 : ratio * Math.log(ratio);
        }
        if (Math.abs(alpha) < 1e-12) {
            return -Math.log(ratio);
        }
        return (Math.pow(ratio, alpha) - 1) / (alpha * (alpha - 1));
    }
}
