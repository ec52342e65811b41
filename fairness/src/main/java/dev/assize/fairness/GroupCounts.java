package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The people of one group by truth and decision: how many, their weights and their scores. Unfavorable is 0, favorable
 * 1, not known -1.
 */
public final class GroupCounts {
    /** How many values a truth or a decision has, that of not being known among them. */
    static final int STATES = 3;

    /** How many cells a group has. */
    static final int CELLS = STATES * STATES;

    private final String name;
    private final long[] people;
    private final WeightSum[] weights;
    private final List<List<SortedScores>> scores;

    private GroupCounts(String name, long[] people, WeightSum[] weights, List<List<SortedScores>> scores) {
        this.name = name;
        this.people = people;
        this.weights = weights;
        this.scores = scores;
    }

    /** Makes a group without people. */
    public static GroupCounts empty(String name) {
        WeightSum[] none = new WeightSum[STATES * STATES];
        Arrays.fill(none, WeightSum.NONE);
        List<List<SortedScores>> scores = new ArrayList<>();
        for (int state = 0; state < none.length; state++) {
            scores.add(List.of());
        }
        return new GroupCounts(name, new long[none.length], none, scores);
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

    /** Makes one group of all the people of several. */
    public static GroupCounts union(String name, List<GroupCounts> groups) {
        GroupCounts all = empty(name);
        for (GroupCounts group : groups) {
            for (int state = 0; state < STATES * STATES; state++) {
                all.add(state, group.people[state], group.weights[state], group.scores.get(state));
            }
        }
        return all;
    }

    /** Makes one group of the people of cells. */
    static GroupCounts ofCells(String name, List<Tally.Cell> cells) {
        GroupCounts all = empty(name);
        for (Tally.Cell cell : cells) {
            Tally.Measured measured = cell.measured();
            List<SortedScores> scores = measured.scores().size() == 0 ? List.of() : List.of(measured.scores());
            all.add(index(cell.truth(), cell.decision()), cell.people(), measured.weights(), scores);
        }
        return all;
    }

    /** Makes a group of the weight sums of its nine cells; a cell of weight has as many people, rounded up. */
    static GroupCounts ofWeights(String name, double[] sums) {
        GroupCounts group = empty(name);
        for (int state = 0; state < CELLS; state++) {
            group.people[state] = (long) Math.ceil(sums[state]);
            group.weights[state] = new WeightSum(sums[state], sums[state]);
        }
        return group;
    }

    /** Returns this group with more people of that truth and decision, each of weight 1. */
    public GroupCounts plus(int truth, int decision, long more) {
        GroupCounts sum = union(name, List.of(this));
        sum.add(index(truth, decision), more, WeightSum.ofPeople(more), List.of());
        return sum;
    }

    /** Returns the group's name. */
    public String name() {
        return name;
    }

    /** Returns how many people have that truth and decision. */
    public long people(int truth, int decision) {
        return people[index(truth, decision)];
    }

    /** Returns the weights of the people of that truth and decision. */
    public WeightSum weight(int truth, int decision) {
        return weights[index(truth, decision)];
    }

    /** Returns the weight sums of all nine cells, ordered by truth, then decision, each from not known on. */
    double[] weights() {
        return Arrays.stream(weights).mapToDouble(WeightSum::sum).toArray();
    }

    /** Returns the sum of the weights of all people. */
    public double weight() {
        return Arrays.stream(weights()).sum();
    }

    /** Returns whether anybody's weight is not 1. */
    public boolean weighted() {
        for (int state = 0; state < people.length; state++) {
            WeightSum plain = WeightSum.ofPeople(people[state]);
            if (!plain.equals(weights[state])) {
                return true;
            }
        }
        return false;
    }

    /** Returns the scores of the people of that truth, whatever was decided; none where scores were not kept. */
    public SortedScores scores(int truth) {
        List<SortedScores> parts = new ArrayList<>();
        for (int decision = Tally.UNKNOWN; decision <= 1; decision++) {
            parts.addAll(scores.get(index(truth, decision)));
        }
        return SortedScores.union(parts);
    }

    /** Returns the scores of all people; none where scores were not kept. */
    public SortedScores scores() {
        return SortedScores.union(scores.stream().flatMap(List::stream).toList());
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

    /** Returns the people of some cells among those of others; both are sets of the numbers of {@link #index}. */
    Counts part(CellSet hits, CellSet rows) {
        return new Counts(name, hits.sum(people), rows.sum(people));
    }

    /** Returns how many people are in a cell. */
    long people(int index) {
        return people[index];
    }

    /** Returns the sum of the squared weights of a cell. */
    double squares(int index) {
        return weights[index].squares();
    }

    /** Returns the number of a cell among the nine. */
    static int index(int truth, int decision) {
        return (truth + 1) * STATES + decision + 1;
    }

    private void add(int state, long more, WeightSum weight, List<SortedScores> parts) {
        people[state] = Math.addExact(people[state], more);
        weights[state] = weights[state].plus(weight);
        if (!parts.isEmpty()) {
            List<SortedScores> together = new ArrayList<>(scores.get(state));
            together.addAll(parts);
            scores.set(state, together);
        }
    }

    private long withTruth(int truth) {
        return people(truth, Tally.UNKNOWN) + people(truth, 0) + people(truth, 1);
    }

    private long withDecision(int decision) {
        return people(Tally.UNKNOWN, decision) + people(0, decision) + people(1, decision);
    }
}
