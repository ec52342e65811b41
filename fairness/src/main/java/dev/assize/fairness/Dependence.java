package dev.assize.fairness;

import java.util.ArrayList;
import java.util.List;

/** Numbers that say how much groups, truths and decisions depend on each other. */
final class Dependence {
    private Dependence() {}

    /** Returns I(decision; group) in nats: 0 where decisions do not depend on the group. */
    static double independence(GroupedOutcomes outcomes) {
        List<double[]> table = new ArrayList<>();
        for (GroupCounts group : outcomes.groups()) {
            double selected = CellSet.SELECTED.sum(group.weights());
            table.add(new double[] {CellSet.DECIDED.sum(group.weights()) - selected, selected});
        }
        return mutualInformation(table);
    }

    /** Returns I(decision; group | truth) in nats. */
    static double separation(GroupedOutcomes outcomes) {
        return conditional(outcomes, true);
    }

    /** Returns I(truth; group | decision) in nats. */
    static double sufficiency(GroupedOutcomes outcomes) {
        return conditional(outcomes, false);
    }

    private static double conditional(GroupedOutcomes outcomes, boolean givenTruth) {
        double information = 0;
        double all = 0;
        for (int given = 0; given <= 1; given++) {
            List<double[]> table = new ArrayList<>();
            double total = 0;
            for (GroupCounts group : outcomes.groups()) {
                double[] row = new double[2];
                for (int other = 0; other <= 1; other++) {
                    row[other] = (givenTruth ? group.weight(given, other) : group.weight(other, given)).sum();
                    total += row[other];
                }
                table.add(row);
            }
            information += total == 0 ? 0 : total * mutualInformation(table);
            all += total;
        }
        return information / all;
    }

    private static double mutualInformation(List<double[]> table) {
        double[] columns = new double[2];
        double total = 0;
        for (double[] row : table) {
            columns[0] += row[0];
            columns[1] += row[1];
            total += row[0] + row[1];
        }
        double information = 0;
        for (double[] row : table) {
            for (int i = 0; i < 2; i++) {
                double expected = (row[0] + row[1]) * columns[i] / total;
                information += row[i] == 0 ? 0 : row[i] / total * Math.log(row[i] / expected);
            }
        }
        return total == 0 ? Double.NaN : Math.max(0, information);
    }

    /**
     * Returns the smallest ε of differential fairness, the widest difference of the logarithms of the smoothed
     * probabilities {@code (hits + c/2) / (rows + c)} of either answer between two groups.
     *
     * @param concentration c, the weight of the prior
     * @see <a href="https://arxiv.org/abs/1807.08362">Foulds et al., An intersectional definition of fairness</a>
     */
    static double differentialFairness(GroupedOutcomes outcomes, Rate rate, double concentration) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (GroupCounts group : outcomes.groups()) {
            if (rate.counts(group).rows() > 0) {
                double known = rate == Rate.BASE_RATE
                        ? CellSet.WITH_TRUTH.sum(group.weights())
                        : CellSet.DECIDED.sum(group.weights());
                double hits = known * rate.value(group.weights());
                double p = (hits + concentration / 2) / (known + concentration);
                double[] logs = {Math.log(p), Math.log1p(-p)};
                for (int i = 0; i < 2; i++) {
                    least[i] = Math.min(least[i], logs[i]);
                    most[i] = Math.max(most[i], logs[i]);
                }
            }
        }
        return Math.max(most[0] - least[0], most[1] - least[1]);
    }

    /** Returns the largest share(g) · |rate(g) - overall rate| over groups; share among the rows of {@code base}. */
    static double subgroupGap(GroupedOutcomes outcomes, Rate rate, CellSet base) {
        double[] all = outcomes.all().weights();
        double total = CellSet.KNOWN.sum(all);
        double widest = 0;
        for (GroupCounts group : outcomes.groups()) {
            double share = base.sum(group.weights()) / total;
            double gap = Math.abs(rate.value(group.weights()) - rate.value(all));
            widest = share == 0 ? widest : Math.max(widest, share * gap);
        }
        return widest;
    }

    /** Returns the mean over people of their group's share of the rejected less its share of the selected. */
    static double demographicDisparity(GroupedOutcomes outcomes, Rate rate) {
        boolean truth = rate == Rate.BASE_RATE;
        CellSet hits = truth ? CellSet.FAVORABLE : CellSet.SELECTED;
        CellSet rows = truth ? CellSet.WITH_TRUTH : CellSet.DECIDED;
        double[] all = outcomes.all().weights();
        double selected = hits.sum(all);
        double rejected = rows.sum(all) - selected;
        double disparity = 0;
        for (GroupCounts group : outcomes.groups()) {
            double known = rows.sum(group.weights());
            double own = hits.sum(group.weights());
            disparity += known * ((known - own) / rejected - own / selected);
        }
        return disparity / rows.sum(all);
    }

    /** Returns the difference of two groups' weights divided by their sum: 0 where they are of one size. */
    static double imbalance(GroupCounts one, GroupCounts other) {
        return (one.weight() - other.weight()) / (one.weight() + other.weight());
    }

    /**
     * Returns the divergence KL(one || other) in nats of the distribution that {@code rate} is the favorable part of.
     */
    static double divergence(GroupCounts one, GroupCounts other, Rate rate) {
        double p = rate.value(one.weights());
        double q = rate.value(other.weights());
        double hits = p == 0 ? 0 : p * Math.log(p / q);
        double misses = p >= 1 ? 0 : (1 - p) * Math.log((1 - p) / (1 - q));
        return Math.max(0, hits + misses);
    }
}
