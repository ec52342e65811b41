package dev.assize.training;

import dev.assize.core.Digest;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.data.encoding.EncodingOptions;
import dev.assize.training.fit.RowGroups;
import dev.assize.training.settings.TrainingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a model is fitted on: rows, their weights, the columns it may read and the task. */
public final class TrainingPart {
    private final Table rows;
    private final Task task;
    private final Reading reading;
    private final double[] weights;
    private final SortedMap<String, Digest> sources;
    private final Optional<RowGroups> groups;
    private final Optional<Lesson> lesson;

    private TrainingPart(Table rows, Task task, Reading reading, double[] weights, Beside beside) {
        this.rows = rows;
        this.task = task;
        this.reading = reading;
        this.weights = weights;
        sources = Collections.unmodifiableSortedMap(beside.sources);
        groups = beside.groups;
        lesson = beside.lesson;
    }

    /**
     * Makes a part whose rows all have weight 1.
     *
     * @param rows the training rows alone, with label
     * @param task what to predict
     * @param features the columns to read, in order
     */
    public static TrainingPart of(Table rows, Task task, List<String> features) {
        double[] weights = new double[rows.rowCount()];
        Arrays.fill(weights, 1);
        Reading reading = new Reading(List.copyOf(features), EncodingOptions.DEFAULT);
        return new TrainingPart(
                rows, task, reading, weights, new Beside(new TreeMap<>(), Optional.empty(), Optional.empty()));
    }

    /**
     * Returns this part with other cells in its rows.
     *
     * @param others as many rows, in the same order
     */
    public TrainingPart withRows(Table others) {
        if (others.rowCount() != rows.rowCount()) {
            throw new IllegalArgumentException(others.rowCount() + " rows were given in place of " + rows.rowCount()
                    + "; give each row with its new cells");
        }
        return new TrainingPart(others, task, reading, weights, new Beside(sources, groups, lesson));
    }

    /** Returns this part with other options of how pictures, sequences and texts become numbers. */
    public TrainingPart withEncoding(EncodingOptions options) {
        return new TrainingPart(
                rows, task, new Reading(reading.features(), options), weights, new Beside(sources, groups, lesson));
    }

    /**
     * Returns this part with other weights; a row of weight 2 counts like two equal rows, one of weight 0 not at all.
     *
     * @throws TrainingException if there is not one finite, non-negative weight for each row, all are 0, or their sum
     *     is not finite
     */
    public TrainingPart withWeights(double[] newWeights) {
        double sum = 0;
        for (int row = 0; row < newWeights.length; row++) {
            if (!(newWeights[row] >= 0 && newWeights[row] <= Double.MAX_VALUE)) {
                throw TrainingException.of(
                        "training rows",
                        "the weight of row " + row + " is " + newWeights[row],
                        "Give every row a finite weight of 0 or more.");
            }
            sum += newWeights[row];
        }
        if (newWeights.length != rows.rowCount() || !(sum > 0 && sum <= Double.MAX_VALUE)) {
            throw TrainingException.of(
                    "training rows",
                    newWeights.length + " weights with the sum " + sum + " were given for " + rows.rowCount() + " rows",
                    "Give one weight for each row, at least one of them above 0.");
        }
        return new TrainingPart(rows, task, reading, newWeights.clone(), new Beside(sources, groups, lesson));
    }

    /** Returns this part with the digest of something it comes from, for the record: {@code data}, {@code split} ... */
    public TrainingPart withSource(String name, Digest digest) {
        SortedMap<String, Digest> more = new TreeMap<>(sources);
        more.put(name, digest);
        return new TrainingPart(rows, task, reading, weights, new Beside(more, groups, lesson));
    }

    /**
     * Returns this part with a price on gaps between groups, or an adversary that guesses them.
     *
     * @param rowGroups one cell for each row
     */
    public TrainingPart withGroups(RowGroups rowGroups) {
        if (rowGroups.rows() != rows.rowCount()) {
            throw new IllegalArgumentException(rowGroups.named() + " of " + rowGroups.rows() + " rows was given for "
                    + rows.rowCount() + " training rows; give a cell for each row");
        }
        return new TrainingPart(rows, task, reading, weights, new Beside(sources, Optional.of(rowGroups), lesson));
    }

    /** Returns what the training does about groups of rows, if it does anything. */
    public Optional<RowGroups> groups() {
        return groups;
    }

    /**
     * Returns this part with other classes and weights in the loss. Rows, held-out rows and the encoder stay what they
     * are, and so does what the record says of them.
     *
     * @param labels number of the class that each row is taken to have
     * @param lossWeights how much each row counts, at least 0; in place of {@link #weights}
     */
    public TrainingPart withLesson(int[] labels, double[] lossWeights) {
        Lesson other = Lesson.of(labels, lossWeights, task.classes().size());
        if (other.rows() != rows.rowCount()) {
            throw new IllegalArgumentException("labels of " + other.rows() + " rows were given for " + rows.rowCount()
                    + " training rows; give one for each row");
        }
        return with(other);
    }

    TrainingPart with(Lesson other) {
        return new TrainingPart(rows, task, reading, weights, new Beside(sources, groups, Optional.of(other)));
    }

    /** Returns what is learned in place of the classes of the rows, if that is another thing. */
    Optional<Lesson> lesson() {
        return lesson;
    }

    /** Returns the rows. */
    public Table rows() {
        return rows;
    }

    /** Returns the task. */
    public Task task() {
        return task;
    }

    /** Returns the columns to read. */
    public List<String> features() {
        return reading.features();
    }

    /** Returns how pictures, sequences and texts become numbers. */
    public EncodingOptions encoding() {
        return reading.encoding();
    }

    /** Returns a copy of the weights, one a row. */
    public double[] weights() {
        return weights.clone();
    }

    /** Returns the digests of what it comes from. */
    public SortedMap<String, Digest> sources() {
        return sources;
    }

    /** Where the rows come from, what their gaps cost, and what is learned in place of their classes. */
    private record Beside(SortedMap<String, Digest> sources, Optional<RowGroups> groups, Optional<Lesson> lesson) {}

    /** What is read of a row, and how. */
    private record Reading(List<String> features, EncodingOptions encoding) {}
}
