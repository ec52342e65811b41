package dev.assize.fairness;

import dev.assize.core.Scope;
import java.util.List;
import java.util.Optional;

/**
 * Which groups take part in gaps and ratios. All groups are shown; those left out are named in the method of the
 * evidence.
 *
 * @param missing what happens to people whose attribute is not known
 * @param smallestGroup groups of fewer people are left out, at least 1
 * @param reference the group that comparisons with a reference are made with
 */
public record Comparison(Missing missing, long smallestGroup, ReferenceGroup reference) {
    /** The value of an attribute that is not known. */
    public static final String MISSING_VALUE = "(missing)";

    /** Every group with people is compared, that of unknown attribute value as well: these are people, too. */
    public static final Comparison ALL = new Comparison(Missing.COMPARED, 1, ReferenceGroup.LARGEST);

    /** What happens to people whose attribute is not known. */
    public enum Missing {
        /** They are a group like any other. */
        COMPARED,
        /** They are shown as a group and left out of gaps and ratios. */
        SHOWN_ONLY
    }

    /** Checks the size. */
    public Comparison {
        if (smallestGroup < 1) {
            throw new IllegalArgumentException(
                    "the smallest compared group has " + smallestGroup + " people; allowed are 1 and more");
        }
    }

    /** Makes a choice of groups whose reference is the largest. */
    public Comparison(Missing missing, long smallestGroup) {
        this(missing, smallestGroup, ReferenceGroup.LARGEST);
    }

    /** Returns the same choice of groups, compared with another reference. */
    public Comparison withReference(ReferenceGroup other) {
        return new Comparison(missing, smallestGroup, other);
    }

    /** Returns why {@code group} is left out, if it is. */
    Optional<String> excludes(GroupCounts group) {
        return excludes(group.name(), group.rows());
    }

    /**
     * Returns why a group is left out of comparisons, if it is.
     *
     * @param name of the group
     * @param people how many it has
     */
    public Optional<String> excludes(String name, long people) {
        if (missing == Missing.SHOWN_ONLY && isMissing(name)) {
            return Optional.of("value not known");
        }
        return people > 0 && people < smallestGroup
                ? Optional.of(people + " people, fewer than " + smallestGroup)
                : Optional.empty();
    }

    /** Returns whether a group is of people of whom an attribute is not known. */
    static boolean isMissing(String name) {
        return List.of(name.split(Scope.INTERSECTION, -1)).contains(MISSING_VALUE);
    }
}
