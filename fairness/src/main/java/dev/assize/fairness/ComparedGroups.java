package dev.assize.fairness;

import dev.assize.core.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The groups that a gap or ratio is made from.
 *
 * @param measure what is compared
 * @param members each compared group, all with a value, in the order shown
 * @param leftOut the other groups, each with the reason in parentheses
 */
public record ComparedGroups(Measure measure, List<Member> members, List<String> leftOut) {
    private static final Comparator<Member> BY_VALUE =
            Comparator.comparingDouble(member -> member.estimate().value());

    /** Copies the groups. */
    public ComparedGroups {
        members = List.copyOf(members);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A compared group.
     *
     * @param group its people
     * @param estimate its number
     * @param rows how many of its people the number rests on
     */
    public record Member(GroupCounts group, Estimate estimate, long rows) {
        /** Returns the group's name. */
        public String name() {
            return group.name();
        }
    }

    /** Returns the numbers of the groups. */
    public List<Estimate> estimates() {
        return members.stream().map(Member::estimate).toList();
    }

    /** Returns how many people the comparison rests on. */
    public long rows() {
        return members.stream().mapToLong(Member::rows).sum();
    }

    /** Returns the group of the highest number, the first of equals; empty when there is no group. */
    public Optional<Member> highest() {
        return members.stream().reduce((best, next) -> BY_VALUE.compare(next, best) > 0 ? next : best);
    }

    /** Returns the group of the lowest number, the first of equals; empty when there is no group. */
    public Optional<Member> lowest() {
        return members.stream().reduce((best, next) -> BY_VALUE.compare(next, best) < 0 ? next : best);
    }

    /** Returns the names of those left out with a leading separator, or nothing. */
    public String leftOutText() {
        return leftOut.isEmpty() ? "" : "; left out: " + String.join(", ", leftOut);
    }

    /** Returns what was compared, for the method of a piece of evidence; of three and more the worst pair is named. */
    public String text() {
        String pair = members.size() < 3
                ? ""
                : ", highest of '" + highest().orElseThrow().name() + "', lowest of '"
                        + lowest().orElseThrow().name() + "'";
        return measure.title() + " of " + members.size() + " groups" + pair + leftOutText();
    }

    /** Returns why there is no gap of fewer than two groups. */
    String tooFew() {
        String found = members.isEmpty()
                ? "no group has one"
                : "only " + members.stream().map(g -> "'" + g.name() + "'").collect(Collectors.joining(", "))
                        + " has one";
        return "comparing the " + measure.title() + " needs two groups, " + found + leftOutText();
    }
}
