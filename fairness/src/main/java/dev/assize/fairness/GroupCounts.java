package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.Tally;

/** How many people of one group have each truth and decision; unfavorable is 0, favorable 1, not known -1. */
public final class GroupCounts {
    private static final int STATES = 3;

    private final String name;
    private final long[] people;

    private GroupCounts(String name, long[] people) {
        this.name = name;
        this.people = people;
    }

    /** Makes a group without people. */
    public static GroupCounts empty(String name) {
        return new GroupCounts(name, new long[STATES * STATES]);
    }

    /** Makes a group from its confusion matrix. */
    public static GroupCounts of(
            String name, long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
        return empty(name)
                .plus(1, 1, truePositives)
                .plus(0, 1, falsePositives)
                .plus(0, 0, trueNegatives)
                .plus(1, 0, falseNegatives);
    }

    /** Returns this group with more people of that truth and decision. */
    public GroupCounts plus(int truth, int decision, long more) {
        long[] sum = people.clone();
        int at = index(truth, decision);
        sum[at] = Math.addExact(sum[at], more);
        return new GroupCounts(name, sum);
    }

    /** Returns the group's name. */
    public String name() {
        return name;
    }

    /** Returns how many people have that truth and decision. */
    public long people(int truth, int decision) {
        return people[index(truth, decision)];
    }

    /** Returns how many people are in the group. */
    public long rows() {
        return withTruth() + withoutTruth();
    }

    /** Returns how many people have a known truth. */
    public long withTruth() {
        return positives() + negatives();
    }

    /** Returns how many people have no known truth. */
    public long withoutTruth() {
        return withTruth(Tally.UNKNOWN);
    }

    /** Returns how many people have a known decision. */
    public long decided() {
        return selected() + rejected();
    }

    /** Returns how many people were decided favorably. */
    public long selected() {
        return withDecision(1);
    }

    /** Returns how many people were decided unfavorably. */
    public long rejected() {
        return withDecision(0);
    }

    /** Returns how many people are truly of the favorable class. */
    public long positives() {
        return withTruth(1);
    }

    /** Returns how many people are truly of the unfavorable class. */
    public long negatives() {
        return withTruth(0);
    }

    /** Returns the part of people of that truth and known decision who got that decision. */
    Counts decisionGivenTruth(int decision, int truth) {
        return new Counts(name, people(truth, decision), people(truth, 0) + people(truth, 1));
    }

    /** Returns the part of people of that decision and known truth who have that truth. */
    Counts truthGivenDecision(int truth, int decision) {
        return new Counts(name, people(truth, decision), people(0, decision) + people(1, decision));
    }

    private long withTruth(int truth) {
        return people(truth, Tally.UNKNOWN) + people(truth, 0) + people(truth, 1);
    }

    private long withDecision(int decision) {
        return people(Tally.UNKNOWN, decision) + people(0, decision) + people(1, decision);
    }

    private static int index(int truth, int decision) {
        return (truth + 1) * STATES + decision + 1;
    }
}
