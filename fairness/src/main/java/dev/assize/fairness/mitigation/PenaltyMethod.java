package dev.assize.fairness.mitigation;

import java.util.Arrays;
import java.util.List;

/**
 * The loss has a price on gaps between groups: a multiplier for each group, which follows the gap of real decisions
 * in the last steps, times the difference of soft decisions.
 *
 * @param constraint demographic parity, equalized odds, or parity of the true or false positive rate
 * @param bound the largest distance of a group's rate from that of all rows that costs nothing, 0 to 1
 * @param pace how fast multipliers follow
 * @see <a href="https://arxiv.org/abs/1804.06500">Cotter, Jiang and Sridharan, Two-Player Games for Efficient
 *     Non-Convex Constrained Optimization, 2019</a>
 */
public record PenaltyMethod(ReductionConstraint constraint, double bound, Pace pace) implements LossMethod {
    /** The name of this method in files. */
    public static final String ID = "gap_penalty";

    /** Checks that the constraint is about rates of favorable decisions. */
    public PenaltyMethod {
        if (constraint.countsErrors()) {
            throw new IllegalArgumentException("a gap penalty was asked for with the constraint '" + constraint.id()
                    + "'; it knows rates of favorable decisions only: " + constraints());
        }
        new Faults().within("the bound", bound, 0, 1).throwIfAny();
    }

    /**
     * How fast multipliers follow gaps.
     *
     * @param strength what the gap of the moment adds, 0 to 1,000
     * @param rate what it adds for good in an epoch, 0 to 1,000
     * @param limit the largest multiplier, above 0
     * @param sharpness how near soft decisions are to real ones, above 0; 1 takes probabilities
     */
    public record Pace(double strength, double rate, double limit, double sharpness) {
        /** Checks the ranges. */
        public Pace {
            new Faults()
                    .within("the strength", strength, 0, 1_000)
                    .within("the rate", rate, 0, 1_000)
                    .within("the limit", limit, 1e-6, 1_000)
                    .within("the sharpness", sharpness, 1e-3, 1_000)
                    .throwIfAny();
        }
    }

    /** Returns the names of the constraints that a penalty knows. */
    public static List<String> constraints() {
        return Arrays.stream(ReductionConstraint.values())
                .filter(each -> !each.countsErrors())
                .map(ReductionConstraint::id)
                .toList();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String settings() {
        return "constraint " + constraint.id() + ", bound " + bound + ", strength " + pace.strength() + ", rate "
                + pace.rate() + ", limit " + pace.limit() + ", sharpness " + pace.sharpness();
    }
}
