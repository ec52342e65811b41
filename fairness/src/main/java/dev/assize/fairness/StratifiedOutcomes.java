package dev.assize.fairness;

import dev.assize.core.Scope;
import java.util.List;

/**
 * The same groups within each value of a further column, for example women and men in each department.
 *
 * @param all the groups over all strata
 * @param given the column that makes the strata
 * @param strata the groups of each stratum; the same groups in the same order as in {@code all}
 */
public record StratifiedOutcomes(GroupedOutcomes all, String given, List<Stratum> strata) {
    /** Names, in a scope, the column that makes the strata. */
    public static final String GIVEN = "given";

    /** Names, in a scope, one stratum. */
    public static final String STRATUM = "stratum";

    /** Checks that each stratum has the same groups. */
    public StratifiedOutcomes {
        strata = List.copyOf(strata);
        List<String> names = all.groups().stream().map(GroupCounts::name).toList();
        for (Stratum stratum : strata) {
            List<String> found =
                    stratum.groups().stream().map(GroupCounts::name).toList();
            if (!found.equals(names)) {
                throw new IllegalArgumentException("stratum '" + stratum.name() + "' has the groups " + found
                        + ", all rows have " + names + "; list the same groups everywhere, empty ones too");
            }
        }
    }

    /** Returns the scope of comparisons given the column. */
    public Scope scope() {
        return all.scope().with(GIVEN, given);
    }

    /** Returns the outcomes of one stratum by themselves. */
    public GroupedOutcomes outcomes(Stratum stratum) {
        return new GroupedOutcomes(scope().with(STRATUM, stratum.name()), stratum.groups(), all.comparison());
    }

    /**
     * The groups of one stratum.
     *
     * @param name value of the column
     * @param groups every group, also without people
     */
    public record Stratum(String name, List<GroupCounts> groups) {
        /** Copies the groups. */
        public Stratum {
            groups = List.copyOf(groups);
        }
    }
}
