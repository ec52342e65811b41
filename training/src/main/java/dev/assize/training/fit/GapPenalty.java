package dev.assize.training.fit;

/**
 * A price on gaps between groups that is part of the loss. Rows are in cells: an event (all rows, or those of one true
 * class) and a group. The gap of a cell is its rate of favorable decisions less that of its event. With q the soft
 * decision of a row (see {@link dev.assize.engine.plan.RowPrices}) and n_c the rows of a cell, the loss of a step gains
 * {@code sum_c n_c m_c (mean of q over cell c - mean of q over its event)}, and {@code m_c} follows the gap of real
 * decisions in the last steps: in an epoch it grows by {@code rate} times what the gap has above {@code bound}, shrinks
 * by what it has below {@code -bound}, stays within {@code limit}, and has {@code strength} times the excess of the
 * moment added, which damps it. So the rates that are bounded are those of decisions, and the slope is that of a
 * function that has one.
 *
 * @param events how many events there are, at least 1
 * @param groups how many groups, at least 2
 * @param favorable number of the favorable class, 0 or 1
 * @param bound the largest gap that costs nothing, 0 to 1
 * @param pace how fast prices follow
 * @see <a href="https://arxiv.org/abs/1804.06500">Cotter, Jiang and Sridharan, Two-Player Games for Efficient
 *     Non-Convex Constrained Optimization, 2019: multipliers from the constraint, slopes from a proxy</a>
 */
public record GapPenalty(int events, int groups, int favorable, double bound, Pace pace) {
    /** Checks the ranges. */
    public GapPenalty {
        if (events < 1 || groups < 2 || favorable < 0 || favorable > 1 || !(bound >= 0 && bound <= 1)) {
            throw new IllegalArgumentException("a gap penalty over " + events + " events and " + groups
                    + " groups for class " + favorable + " with bound " + bound + " makes no sense; give at least one"
                    + " event, two groups, class 0 or 1 and a bound from 0 to 1");
        }
    }

    /**
     * How fast prices follow gaps.
     *
     * @param strength what the gap of the moment adds to a multiplier, at least 0
     * @param rate what it adds for good in an epoch, at least 0
     * @param limit the largest multiplier, above 0
     * @param sharpness of the soft decision, above 0
     */
    public record Pace(double strength, double rate, double limit, double sharpness) {
        /** What is used unless something else is asked for. */
        public static final Pace USUAL = new Pace(40, 2, 10, 2);

        /** Checks the ranges. */
        public Pace {
            boolean ordered = strength >= 0 && rate >= 0 && limit > 0 && sharpness > 0;
            if (!ordered || !Double.isFinite(strength + rate + limit + sharpness)) {
                throw new IllegalArgumentException("a pace of strength " + strength + ", rate " + rate + ", limit "
                        + limit + " and sharpness " + sharpness
                        + " makes no sense; all are finite and at least 0, limit"
                        + " and sharpness above it");
            }
        }
    }

    /** Returns how many cells there are; cell {@code event * groups + group} is that of an event and a group. */
    public int cells() {
        return events * groups;
    }
}
