package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;
import dev.assize.statistics.Contrasts;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A way to make one number of what groups have; each needs two groups with a value. */
enum GapForm {
    /** Largest minus smallest. */
    DIFFERENCE("difference", "largest minus smallest") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return Contrasts.widestGap(groups.estimates());
        }
    },
    /** Smallest / largest. */
    RATIO("ratio", "smallest divided by largest") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return Contrasts.smallestRatio(groups.estimates());
        }
    },
    /** The largest size of group - all. */
    DIFFERENCE_TO_OVERALL("difference_to_overall", "largest difference between a group's and the overall") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return groups.measure().of(outcomes.all()).map(all -> {
                List<Estimate> sizes = new ArrayList<>();
                groups.estimates().forEach(group -> sizes.add(Contrasts.size(Contrasts.difference(group, all))));
                return Estimates.largest(sizes);
            });
        }
    },
    /** The smallest of group / all and all / group. */
    RATIO_TO_OVERALL("ratio_to_overall", "smallest ratio, turned below 1, between a group's and the overall") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return groups.measure().of(outcomes.all()).flatMap(all -> {
                List<Estimate> ratios = new ArrayList<>();
                groups.estimates()
                        .forEach(group ->
                                Contrasts.smallestRatio(List.of(group, all)).ifPresent(ratios::add));
                return ratios.isEmpty() ? Optional.empty() : Optional.of(Estimates.smallest(ratios));
            });
        }
    },
    /** Everybody else - reference. */
    POOLED_DIFFERENCE("pooled_difference", "all others together minus reference group:") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return pooled(groups, outcomes).map(two -> Contrasts.difference(two.get(0), two.get(1)));
        }
    },
    /** Everybody else / reference. */
    POOLED_RATIO("pooled_ratio", "all others together divided by reference group:") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return pooled(groups, outcomes).flatMap(two -> Contrasts.ratio(two.get(0), two.get(1)));
        }
    },
    /** The smallest. */
    MINIMUM("minimum", "smallest") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return Optional.of(Estimates.smallest(groups.estimates()));
        }
    },
    /** The largest. */
    MAXIMUM("maximum", "largest") {
        @Override
        Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes) {
            return Optional.of(Estimates.largest(groups.estimates()));
        }
    };

    private final String suffix;
    private final String words;

    GapForm(String suffix, String words) {
        this.suffix = suffix;
        this.words = words;
    }

    /** Compares; {@code groups} has two or more. Nothing where there is no value. */
    abstract Optional<Estimate> of(ComparedGroups groups, GroupedOutcomes outcomes);

    /** Returns the last part of the ids. */
    String suffix() {
        return suffix;
    }

    /** Returns the words in front of what is compared. */
    String words() {
        return words;
    }

    /** Returns whether this is a quotient. */
    boolean isRatio() {
        return this == RATIO || this == RATIO_TO_OVERALL || this == POOLED_RATIO;
    }

    /** Returns whether others are pooled against a reference group. */
    boolean isPooled() {
        return this == POOLED_DIFFERENCE || this == POOLED_RATIO;
    }

    /** Returns whether this is a number of one group. */
    boolean isExtreme() {
        return this == MINIMUM || this == MAXIMUM;
    }

    /** Returns whether a lower value is further from parity. */
    boolean lowerIsWorse() {
        return isRatio() || this == MINIMUM;
    }

    /** Returns the unit for a measure of that unit. */
    Unit unit(Unit of) {
        if (isExtreme()) {
            return of;
        }
        return isRatio() ? Unit.RATIO : of == Unit.FRACTION ? Unit.FRACTION_DIFFERENCE : of;
    }

    /** Returns the values possible for a measure of those. */
    Definition.Range range(Definition.Range of) {
        if (isExtreme()) {
            return of;
        }
        if (isRatio()) {
            return this == POOLED_RATIO ? Definition.Range.NOT_NEGATIVE : Definition.Range.UNIT;
        }
        boolean unit = of.equals(Definition.Range.UNIT);
        if (this == POOLED_DIFFERENCE) {
            return unit ? Definition.Range.SIGNED_UNIT : Definition.Range.ANY;
        }
        return unit ? Definition.Range.UNIT : Definition.Range.NOT_NEGATIVE;
    }

    /** Returns the value of a perfect model and which way is worse. */
    String ideal() {
        if (isExtreme()) {
            return "As that of every other group";
        }
        return switch (this) {
            case POOLED_DIFFERENCE -> "0 is parity; below 0 the others have less";
            case POOLED_RATIO -> "1 is parity; below 1 the others have less";
            default -> isRatio() ? "1 is parity; lower is worse" : "0 is parity; higher is worse";
        };
    }

    /** Returns the numbers of all others together and of the reference group. */
    private static Optional<List<Estimate>> pooled(ComparedGroups groups, GroupedOutcomes outcomes) {
        Optional<GroupCounts> reference = outcomes.comparison().reference().in(outcomes);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        List<GroupCounts> others = outcomes.groups().stream()
                .filter(group -> !group.name().equals(reference.get().name())
                        && outcomes.comparison().excludes(group).isEmpty())
                .toList();
        Optional<Estimate> rest = groups.measure().of(GroupCounts.union("(others)", others));
        return groups.measure().of(reference.get()).flatMap(one -> rest.map(other -> List.of(other, one)));
    }
}
