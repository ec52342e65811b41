package dev.assize.fairness.mitigation;

import java.util.Arrays;

/** Rows as a mitigation sees them: the group, the true label (1 is favorable) and the weight of each. */
public final class LabelledRows {
    private final Groups groups;
    private final int[] labels;
    private final double[] weights;

    private LabelledRows(Groups groups, int[] labels, double[] weights) {
        this.groups = groups;
        this.labels = labels;
        this.weights = weights;
    }

    /**
     * Makes rows of weight 1.
     *
     * @param groups the group of each row
     * @param labels the true label of each row, 0 or 1
     * @throws MitigationException if there is only one group or a label is neither 0 nor 1
     */
    public static LabelledRows of(Groups groups, int[] labels) {
        double[] ones = new double[groups.rows()];
        Arrays.fill(ones, 1);
        return of(groups, labels, ones);
    }

    /**
     * Makes rows.
     *
     * @param groups the group of each row
     * @param labels the true label of each row, 0 or 1
     * @param weights how much each row counts, finite and at least 0
     * @throws MitigationException if there is only one group, or a label or weight is out of range; all such are named
     */
    public static LabelledRows of(Groups groups, int[] labels, double[] weights) {
        Faults.requireLength("labels", labels.length, groups.rows());
        Faults.requireLength("weights", weights.length, groups.rows());
        new Faults().groups(groups).labels(labels).weights(weights).throwIfAny();
        return new LabelledRows(groups, labels.clone(), weights.clone());
    }

    /** Returns the groups. */
    public Groups groups() {
        return groups;
    }

    /** Returns the number of rows. */
    public int rows() {
        return labels.length;
    }

    /** Returns the label of a row, 0 or 1. */
    public int label(int row) {
        return labels[row];
    }

    /** Returns the weight of a row. */
    public double weight(int row) {
        return weights[row];
    }

    /** Returns the weight of each group and label, shape [groups, 2]. */
    double[][] totals() {
        double[][] totals = new double[groups.names().size()][2];
        for (int row = 0; row < labels.length; row++) {
            totals[groups.codeOf(row)][labels[row]] += weights[row];
        }
        return totals;
    }

    /** Refuses rows in which a group has no weight in one of the labels, for methods that need both. */
    void requireBothLabels() {
        Faults faults = new Faults();
        double[][] totals = totals();
        for (int group = 0; group < totals.length; group++) {
            for (int label = 0; label < 2; label++) {
                if (totals[group][label] == 0) {
                    faults.add(
                            "group '" + groups.names().get(group) + "' has no row of label " + label,
                            "Its rates have no value; merge it with another group or leave it out.");
                }
            }
        }
        faults.throwIfAny();
    }
}
