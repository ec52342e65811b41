package dev.assize.data.counting;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in arrays, of one length. The arrays are not copied: they must not change until the rows have been counted. What
 * is not given is not known of any row; a code of -1 says so of one row.
 */
public final class OutcomeRows {
    private static final int[] NO_CODES = {};
    private static final double[] NO_NUMBERS = {};
    private static final long[] NO_PEOPLE = {};

    private final int size;
    private final List<int[]> codes;
    private int[] truths = NO_CODES;
    private int[] decisions = NO_CODES;
    private double[] weights = NO_NUMBERS;
    private double[] scores = NO_NUMBERS;
    private long[] people = NO_PEOPLE;

    private OutcomeRows(int size, List<int[]> codes) {
        this.size = size;
        this.codes = codes;
    }

    private OutcomeRows(OutcomeRows from) {
        this(from.size, from.codes);
        this.truths = from.truths;
        this.decisions = from.decisions;
        this.weights = from.weights;
        this.scores = from.scores;
        this.people = from.people;
    }

    /**
     * Makes rows of which only the groups are known.
     *
     * @param size how many rows
     * @param codes for each attribute and row the place of its value among the attribute's values, or -1
     */
    public static OutcomeRows of(int size, List<int[]> codes) {
        codes.forEach(column -> requireLength("codes of an attribute", column.length, size));
        return new OutcomeRows(size, List.copyOf(codes));
    }

    /** Returns these rows with the place of the true class of each, or -1. */
    public OutcomeRows withTruths(int[] places) {
        requireLength("truths", places.length, size);
        OutcomeRows more = new OutcomeRows(this);
        more.truths = places;
        return more;
    }

    /** Returns these rows with the place of the decided class of each, or -1. */
    public OutcomeRows withDecisions(int[] places) {
        requireLength("decisions", places.length, size);
        OutcomeRows more = new OutcomeRows(this);
        more.decisions = places;
        return more;
    }

    /** Returns these rows with how much each counts, a number from 0 to 1e9. */
    public OutcomeRows withWeights(double[] numbers) {
        requireLength("weights", numbers.length, size);
        OutcomeRows more = new OutcomeRows(this);
        more.weights = numbers;
        return more.requireOneEach();
    }

    /** Returns these rows with the probability of the favorable class of each, from 0 to 1. */
    public OutcomeRows withScores(double[] numbers) {
        requireLength("scores", numbers.length, size);
        OutcomeRows more = new OutcomeRows(this);
        more.scores = numbers;
        return more.requireOneEach();
    }

    /** Returns these rows with how many people each stands for, in place of one; rows of nobody are not counted. */
    public OutcomeRows withPeople(long[] counts) {
        requireLength("counts of people", counts.length, size);
        OutcomeRows more = new OutcomeRows(this);
        more.people = counts;
        return more.requireOneEach();
    }

    /** Returns how many rows there are. */
    public int size() {
        return size;
    }

    /** Returns how many attributes there are. */
    int attributes() {
        return codes.size();
    }

    /** Returns the codes of attributes, truth and decision; a column of no length says that nothing is known. */
    List<int[]> columns() {
        List<int[]> all = new ArrayList<>(codes);
        all.add(truths);
        all.add(decisions);
        return all;
    }

    boolean weighted() {
        return weights.length > 0;
    }

    boolean scored() {
        return scores.length > 0;
    }

    double weight(int row) {
        double weight = weights.length == 0 ? 1 : weights[row];
        if (!(weight >= 0 && weight <= ExactWeights.MOST)) {
            throw new IllegalArgumentException(
                    "row " + row + " has the weight " + weight + "; a weight is a number from 0 to 1e9");
        }
        return weight;
    }

    double score(int row) {
        double score = scores[row];
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("row " + row + " has the score " + score
                    + "; a score is the probability of the favorable class, from 0 to 1");
        }
        return score;
    }

    long people(int row) {
        long count = people.length == 0 ? 1 : people[row];
        if (count < 0) {
            throw new IllegalArgumentException(
                    "row " + row + " stands for " + count + " people; it must be a whole number from 0 on");
        }
        return count;
    }

    boolean single() {
        return people.length == 0;
    }

    private OutcomeRows requireOneEach() {
        if (!single() && (weighted() || scored())) {
            throw new IllegalArgumentException(
                    "rows that stand for several people have weights or scores; give every person a row of its own");
        }
        return this;
    }

    private static void requireLength(String what, int length, int size) {
        if (length != size) {
            throw new IllegalArgumentException(
                    "there are " + length + " " + what + " for " + size + " rows; give one for each row");
        }
    }
}
