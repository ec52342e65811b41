package dev.assize.core;

import java.util.List;

/**
 * How many people fall into each cell of attribute values × truth × decision. Every group metric is a function of it.
 *
 * @param attributes the columns that were grouped by, in order
 * @param classes the class names that {@link Cell#truth()} and {@link Cell#decision()} index
 * @param cells each combination once, with at least one person
 */
public record Tally(List<String> attributes, List<String> classes, List<Cell> cells) {
    /** Stands for a truth or decision that is not known. */
    public static final int UNKNOWN = -1;

    /** Checks that cells fit the attributes and classes. */
    public Tally {
        attributes = List.copyOf(attributes);
        classes = List.copyOf(classes);
        cells = List.copyOf(cells);
        for (Cell cell : cells) {
            if (cell.values().size() != attributes.size()) {
                throw new IllegalArgumentException(
                        "the cell " + cell + " has not one value for each of the attributes " + attributes);
            }
            if (Math.max(cell.truth(), cell.decision()) >= classes.size()) {
                throw new IllegalArgumentException("the cell " + cell + " names a class outside " + classes);
            }
        }
    }

    /**
     * People who agree in everything that is counted.
     *
     * @param values the value of each attribute; {@code "(missing)"} where the cell was empty
     * @param truth index of the true class, or {@link #UNKNOWN}
     * @param decision index of the decided class, or {@link #UNKNOWN}
     * @param people how many, at least 1
     * @param measured their weights and scores
     */
    public record Cell(List<String> values, int truth, int decision, long people, Measured measured) {
        /** Makes a cell of people of weight 1 whose scores were not kept. */
        public Cell(List<String> values, int truth, int decision, long people) {
            this(values, truth, decision, people, Measured.plain(people));
        }

        /** Checks the ranges. */
        public Cell {
            values = List.copyOf(values);
            if (people < 1 || truth < UNKNOWN || decision < UNKNOWN) {
                throw new IllegalArgumentException("a cell has " + people + " people, truth " + truth + " and decision "
                        + decision + "; least are 1, -1, -1");
            }
        }
    }

    /**
     * What is known of the people of a cell beyond their number.
     *
     * @param weights their weights
     * @param scores their scores; none where these were not kept
     */
    public record Measured(WeightSum weights, SortedScores scores) {
        /** Returns people of weight 1 without scores. */
        public static Measured plain(long people) {
            return new Measured(WeightSum.ofPeople(people), SortedScores.NONE);
        }
    }
}
