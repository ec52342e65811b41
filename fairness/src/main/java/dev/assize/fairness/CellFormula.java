package dev.assize.fairness;

/** A number made from the nine weight sums of a group; 0/0 is NaN, which stays inside this package. */
@FunctionalInterface
interface CellFormula {
    /** Returns the number. */
    double of(double[] cells);

    /** The weight of some cells divided by that of others. */
    static CellFormula quotient(CellSet hits, CellSet rows) {
        return cells -> hits.sum(cells) / rows.sum(cells);
    }

    /** {@code 2 TP / (2 TP + FP + FN)}. */
    static double f1(double[] cells) {
        double twice = 2 * CellSet.TP.sum(cells);
        return twice / (twice + CellSet.FP.and(CellSet.FN).sum(cells));
    }

    /** The mean of true positive and true negative rate. */
    static double balancedAccuracy(double[] cells) {
        double tp = CellSet.TP.sum(cells);
        double tn = CellSet.TN.sum(cells);
        return (tp / (tp + CellSet.FN.sum(cells)) + tn / (tn + CellSet.FP.sum(cells))) / 2;
    }

    /** {@code (TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN))}. */
    static double correlation(double[] cells) {
        double tp = CellSet.TP.sum(cells);
        double tn = CellSet.TN.sum(cells);
        double fp = CellSet.FP.sum(cells);
        double fn = CellSet.FN.sum(cells);
        double value = (tp * tn - fp * fn) / (Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn)));
        return Double.isNaN(value) ? value : Math.max(-1, Math.min(1, value)); // rounding
    }

    /**
     * Returns the standard error of the number in a sample of weighted rows, by linearization: {@code sqrt(sum over
     * cells of (sum of squared weights) · (derivative by the cell)²)}. The derivatives are central differences. The
     * four cells of the confusion matrix get half a row of mean weight more each, so that a sample in which everybody
     * is alike is not taken for certain.
     */
    default double standardError(GroupCounts group) {
        double mean = group.rows() == 0 ? 1 : Math.max(group.weight() / group.rows(), Double.MIN_NORMAL);
        double[] cells = group.weights();
        double variance = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] += half(i) * mean;
        }
        for (int i = 0; i < cells.length; i++) {
            double squares = group.squares(i) + half(i) * mean * mean;
            if (squares > 0) {
                double slope = slope(cells, i, 1e-6 * Math.max(cells[i], mean));
                variance += squares * slope * slope;
            }
        }
        return Math.sqrt(variance);
    }

    private double slope(double[] cells, int at, double step) {
        double kept = cells[at];
        cells[at] = kept + step;
        double above = of(cells);
        cells[at] = kept - step;
        double below = of(cells);
        cells[at] = kept;
        return (above - below) / (2 * step);
    }

    private static double half(int index) {
        return (CellSet.KNOWN.bits() >> index & 1) == 0 ? 0 : 0.5;
    }
}
