package dev.assize.fairness;

import dev.assize.core.Counts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The groups that a gap or ratio of one rate is made from.
 *
 * @param rate what is compared
 * @param groups the counts of each compared group, all with rows, in the order shown
 * @param leftOut the other groups, each with the reason in parentheses
 */
public record ComparedGroups(Rate rate, List<Counts> groups, List<String> leftOut) {
    /** Copies the groups. */
    public ComparedGroups {
        groups = List.copyOf(groups);
        leftOut = List.copyOf(leftOut);
    }

    /** Returns how many people the comparison rests on. */
    public long rows() {
        return groups.stream().mapToLong(Counts::rows).sum();
    }

    /** Returns the group of the highest rate, the first of equals; empty when there is no group. */
    public Optional<Counts> highest() {
        Optional<Counts> best = Optional.empty();
        for (Counts group : groups) {
            if (best.isEmpty() || group.rate().compareTo(best.get().rate()) > 0) {
                best = Optional.of(group);
            }
        }
        return best;
    }

    /** Returns the names of those left out with a leading separator, or nothing. */
    public String leftOutText() {
        return leftOut.isEmpty() ? "" : "; left out: " + String.join(", ", leftOut);
    }

    /** Returns what was compared, for the method of a piece of evidence. */
    public String text() {
        return rate.title() + " of " + groups.size() + " groups" + leftOutText();
    }

    /** Returns why there is no gap of fewer than two groups. */
    String tooFew() {
        String found = groups.isEmpty()
                ? "no group has one"
                : "only " + groups.stream().map(g -> "'" + g.name() + "'").collect(Collectors.joining(", "))
                        + " has one";
        return "comparing the " + rate.title() + " needs two groups, " + found + leftOutText();
    }
}
