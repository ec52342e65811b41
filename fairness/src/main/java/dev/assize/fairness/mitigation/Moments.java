package dev.assize.fairness.mitigation;

/**
 * The constraints of a reduction over fixed rows, linear in the decisions {@code h_i} in [0, 1]. With
 * {@code u_i = h_i}, or {@code u_i = |h_i - y_i|} where errors are counted, group g and event e (all rows, or those of
 * one label): {@code gamma(g, e) = E[u | g, e] - E[u | e]}, bounded from both sides, {@code +-gamma <= bound}; for
 * bounded group loss {@code gamma(g) = E[u | g]}, bounded from above. Expectations are by the weights of the rows. The
 * objective is the error {@code E |h - y|}.
 *
 * <p>For multipliers {@code l} at least 0, the Lagrangian {@code error + sum of l (+-gamma - bound)} is, up to a
 * constant, {@code -sum of s_i h_i}: rows with {@code s_i > 0} should be decided favorably, at price {@code |s_i|}.
 * That is the cost-sensitive problem that a learner with labels {@code s_i > 0} and weights {@code |s_i|} solves.
 *
 * @see <a href="https://arxiv.org/abs/1803.02453">Agarwal et al., A Reductions Approach to Fair Classification, 2018,
 *     section 3.2; for bounded group loss Agarwal, Dudik and Wu, 2019</a>
 */
final class Moments {
    private final LabelledRows rows;
    private final ReductionConstraint constraint;
    private final int cells;
    private final double[] cellWeight;
    private final double[] eventWeight;
    private final double total;

    /**
     * Makes the constraints.
     *
     * @throws MitigationException if a group has no rows in an event, so that its rate has no value
     */
    Moments(LabelledRows rows, ReductionConstraint constraint) {
        this.rows = rows;
        this.constraint = constraint;
        int groups = rows.groups().names().size();
        cells = groups * constraint.events();
        cellWeight = new double[cells];
        eventWeight = new double[constraint.events()];
        double all = 0;
        for (int row = 0; row < rows.rows(); row++) {
            all += rows.weight(row);
            int cell = cellOf(row);
            if (cell >= 0) {
                cellWeight[cell] += rows.weight(row);
                eventWeight[cell / groups] += rows.weight(row);
            }
        }
        total = all;
        requireRows();
    }

    private void requireRows() {
        Faults faults = new Faults();
        int groups = rows.groups().names().size();
        for (int cell = 0; cell < cells; cell++) {
            if (cellWeight[cell] == 0) {
                faults.add(
                        "group '" + rows.groups().names().get(cell % groups) + "' has no row that " + constraint.id()
                                + " could take a rate over",
                        "Merge it with another group, leave it out, or choose another constraint.");
            }
        }
        faults.throwIfAny();
    }

    /** Returns the number of bounds: one or two for each group and event. */
    int bounds() {
        return constraint.isOneSided() ? cells : 2 * cells;
    }

    /**
     * Returns the groups times the events; bound {@code k} is of cell {@code k % cells()}, those from below come last.
     */
    int cells() {
        return cells;
    }

    /** Returns the left side of every bound for decisions in [0, 1], one a row. */
    double[] values(double[] decisions) {
        int groups = rows.groups().names().size();
        double[] sums = new double[cells];
        double[] all = new double[constraint.events()];
        for (int row = 0; row < decisions.length; row++) {
            int cell = cellOf(row);
            if (cell >= 0) {
                double counted = rows.weight(row) * counted(row, decisions[row]);
                sums[cell] += counted;
                all[cell / groups] += counted;
            }
        }
        double[] values = new double[bounds()];
        for (int cell = 0; cell < cells; cell++) {
            int event = cell / groups;
            double overall = constraint.isOneSided() ? 0 : all[event] / eventWeight[event];
            values[cell] = sums[cell] / cellWeight[cell] - overall;
            if (!constraint.isOneSided()) {
                values[cells + cell] = -values[cell];
            }
        }
        return values;
    }

    /** Returns the largest difference between the rates of two groups in one event, or the worst rate of a group. */
    double gap(double[] decisions) {
        double[] values = values(decisions);
        int groups = rows.groups().names().size();
        double gap = 0;
        for (int cell = 0; cell < cells; cell++) {
            for (int other = cell / groups * groups; other < cell; other++) {
                gap = constraint.isOneSided() ? gap : Math.max(gap, Math.abs(values[cell] - values[other]));
            }
            gap = constraint.isOneSided() ? Math.max(gap, values[cell]) : gap;
        }
        return gap;
    }

    /** Returns the share of wrong decisions. */
    double error(double[] decisions) {
        double wrong = 0;
        for (int row = 0; row < decisions.length; row++) {
            wrong += rows.weight(row) * Math.abs(decisions[row] - rows.label(row));
        }
        return wrong / total;
    }

    /**
     * Returns {@code s_i} for multipliers, scaled so that without them it is the weight of the row with the sign of its
     * label.
     *
     * @param multipliers one for each bound, at least 0
     */
    double[] prices(double[] multipliers) {
        int groups = rows.groups().names().size();
        double[] ofCell = new double[cells];
        double[] ofEvent = new double[constraint.events()];
        for (int cell = 0; cell < cells; cell++) {
            double net = multipliers[cell] - (constraint.isOneSided() ? 0 : multipliers[cells + cell]);
            ofCell[cell] = net * total / cellWeight[cell];
            ofEvent[cell / groups] += constraint.isOneSided() ? 0 : net;
        }
        double[] prices = new double[rows.rows()];
        for (int row = 0; row < prices.length; row++) {
            double slope = 1 - 2.0 * rows.label(row);
            int cell = cellOf(row);
            double price = -slope;
            if (cell >= 0) {
                int event = cell / groups;
                double pull = ofCell[cell] - ofEvent[event] * total / eventWeight[event];
                price -= pull * (constraint.countsErrors() ? slope : 1);
            }
            prices[row] = price * rows.weight(row);
        }
        return prices;
    }

    private double counted(int row, double decision) {
        return constraint.countsErrors() ? Math.abs(decision - rows.label(row)) : decision;
    }

    private int cellOf(int row) {
        int event = constraint.eventOf(rows.label(row));
        return event < 0
                ? -1
                : event * rows.groups().names().size() + rows.groups().codeOf(row);
    }
}
