package dev.assize.fairness.mitigation;

import java.util.List;

/**
 * Weights of training rows under which label and group are independent: {@code w(g, y) = W(g) W(y) / (W W(g, y))},
 * where {@code W(...)} is the weight of the rows of that group, that label, or both. A row's new weight is its old one
 * times {@code w}. The total of the weights, that of each group and that of each label stay what they were; weighted,
 * every group has the base rate of all rows.
 *
 * <p>Any number of groups; those of several attributes are made by {@link Groups#crossing}. A pair of group and label
 * without rows has no weight to change, and then the other label of that group keeps the group's total only as far as
 * the formula gives it: the base rates cannot be made equal, and {@link #fit} refuses such rows.
 *
 * <p>No sensitive attribute is needed when the model decides.
 *
 * @see <a href="https://doi.org/10.1007/s10115-011-0463-8">Kamiran and Calders, Data preprocessing techniques for
 *     classification without discrimination, 2012, section 4.2</a>
 */
public final class Reweighing {
    private final List<String> groups;
    private final double[][] factors;

    private Reweighing(List<String> groups, double[][] factors) {
        this.groups = groups;
        this.factors = factors;
    }

    /** Makes stored factors, shape [groups, 2]. */
    static Reweighing of(List<String> groups, double[][] factors) {
        return new Reweighing(List.copyOf(groups), factors);
    }

    /**
     * Computes the factors of every group and label.
     *
     * @param rows training rows; weights of 1 give the published form
     * @throws MitigationException if a group has no weight in one of the labels
     */
    public static Reweighing fit(LabelledRows rows) {
        rows.requireBothLabels();
        double[][] totals = rows.totals();
        double[] ofLabel = new double[2];
        double all = 0;
        for (double[] group : totals) {
            ofLabel[0] += group[0];
            ofLabel[1] += group[1];
            all += group[0] + group[1];
        }
        double[][] factors = new double[totals.length][2];
        for (int g = 0; g < totals.length; g++) {
            double ofGroup = totals[g][0] + totals[g][1];
            for (int label = 0; label < 2; label++) {
                factors[g][label] = ofGroup * ofLabel[label] / (all * totals[g][label]);
            }
        }
        return new Reweighing(rows.groups().names(), factors);
    }

    /** Returns the groups that factors are known for, sorted. */
    public List<String> groups() {
        return groups;
    }

    /** Returns the factor of a group and label, above 0. */
    public double factor(String group, int label) {
        int at = groups.indexOf(group);
        if (at < 0 || label < 0 || label > 1) {
            throw new IllegalArgumentException(
                    "there is no factor for label " + label + " of group '" + group + "'; groups are " + groups);
        }
        return factors[at][label];
    }

    /**
     * Returns the new weight of each row: its own times its factor.
     *
     * @throws MitigationException if a row is of a group that was not among the rows fitted on
     */
    public double[] weights(LabelledRows rows) {
        int[] codes = rows.groups().codesIn(groups);
        double[] weights = new double[rows.rows()];
        for (int row = 0; row < weights.length; row++) {
            if (codes[row] < 0) {
                throw UnknownGroup.of(rows.groups().names().get(rows.groups().codeOf(row)), groups);
            }
            weights[row] = rows.weight(row) * factors[codes[row]][rows.label(row)];
        }
        return weights;
    }
}
