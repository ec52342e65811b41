package dev.assize.fairness;

import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The group that others are compared with.
 *
 * @param choice how it is found for attributes that no group is named for
 * @param named the value of each attribute that has a named one; an intersection needs one for each of its attributes
 */
public record ReferenceGroup(Choice choice, SortedMap<String, String> named) {
    /** The group of most people. */
    public static final ReferenceGroup LARGEST = new ReferenceGroup(Choice.LARGEST, new TreeMap<>());

    /** Copies the names. */
    public ReferenceGroup {
        named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
    }

    /** How a reference group is found. */
    public enum Choice {
        /** The group of most people, of equals the first by name. */
        LARGEST,
        /** The group decided favorably most often, the first of equals. */
        BEST,
        /** All rows together, the compared group among them. */
        OVERALL
    }

    /**
     * Makes a reference group of texts such as {@code sex=Male}.
     *
     * @throws FairnessException if a text has not that form
     */
    public static ReferenceGroup parse(Choice choice, List<String> texts) {
        TreeMap<String, String> named = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String text : texts) {
            int at = text.indexOf('=');
            if (at < 1 || at == text.length() - 1) {
                problems.add(new Problem(
                        FairnessOptions.PLACE,
                        "the reference group '" + text + "' is not of the form ATTRIBUTE=VALUE",
                        "Name one group of an attribute, for example sex=Male."));
            } else {
                named.put(text.substring(0, at), text.substring(at + 1));
            }
        }
        if (!problems.isEmpty()) {
            throw new FairnessException(problems);
        }
        return new ReferenceGroup(choice, named);
    }

    /** Returns the reference group of {@code outcomes}; nothing where a named group does not exist or has nobody. */
    Optional<GroupCounts> in(GroupedOutcomes outcomes) {
        Optional<String> name = name(outcomes);
        if (name.isPresent()) {
            return outcomes.groups().stream()
                    .filter(group -> group.name().equals(name.get()) && group.rows() > 0)
                    .findFirst();
        }
        return switch (choice) {
            case OVERALL -> Optional.of(outcomes.all()).filter(all -> all.rows() > 0);
            case BEST -> outcomes.compared(Rate.SELECTION_RATE).highest().map(ComparedGroups.Member::group);
            case LARGEST -> largest(outcomes);
        };
    }

    /** Says which group is wanted, where there is none. */
    String missing(GroupedOutcomes outcomes) {
        return name(outcomes)
                .map(name -> "the reference group '" + name + "' has no people")
                .orElse("there is no group that others can be compared with");
    }

    /** Returns the name of the wanted group where each attribute has a named one. */
    private Optional<String> name(GroupedOutcomes outcomes) {
        List<String> values = new ArrayList<>();
        for (String attribute : outcomes.scope().attributes()) {
            if (named.containsKey(attribute)) {
                values.add(String.valueOf(named.get(attribute)));
            }
        }
        boolean all = values.size() == outcomes.scope().attributes().size();
        return all && !values.isEmpty() ? Optional.of(GroupNames.of(values)) : Optional.empty();
    }

    private static Optional<GroupCounts> largest(GroupedOutcomes outcomes) {
        return outcomes.groups().stream()
                .filter(group -> group.rows() > 0
                        && outcomes.comparison().excludes(group).isEmpty())
                .max(Comparator.comparingLong(GroupCounts::rows)
                        .thenComparing(GroupCounts::name, Comparator.reverseOrder()));
    }
}
