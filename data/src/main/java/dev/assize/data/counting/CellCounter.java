package dev.assize.data.counting;

import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts people that arrive in arrays, piece by piece, on one core. It keeps the cells and, where rows have
 * scores, up to a stated number of these, then bins of them; so its memory is bounded however many rows there are.
 */
public final class CellCounter {
    /** So many scores are kept by themselves unless said otherwise: about 64 MB with weights. */
    public static final long MOST_SCORES = 1 << 22;

    private static final int BLOCK = 4096;

    private final List<Attribute> attributes;
    private final List<String> classes;
    private final CellIndex index;
    private final CellSums sums;
    private final int[] places = new int[BLOCK];

    /**
     * Makes a counter.
     *
     * @param attributes what people are grouped by
     * @param classes the names of the classes that truths and decisions index; of two, the favorable one last
     */
    public CellCounter(List<Attribute> attributes, List<String> classes) {
        this(attributes, classes, MOST_SCORES);
    }

    /**
     * Makes a counter.
     *
     * @param mostScores so many scores are kept by themselves; of more, bins of width 1/4096 are kept
     */
    public CellCounter(List<Attribute> attributes, List<String> classes, long mostScores) {
        this.sums = new CellSums(mostScores);
        this.attributes = List.copyOf(attributes);
        this.classes = List.copyOf(classes);
        int[] sizes = new int[attributes.size() + 2];
        for (int i = 0; i < attributes.size(); i++) {
            sizes[i] = attributes.get(i).values().size() + 1;
        }
        sizes[sizes.length - 2] = classes.size() + 1;
        sizes[sizes.length - 1] = classes.size() + 1;
        this.index = new CellIndex(sizes);
    }

    /**
     * An attribute and its values.
     *
     * @param name the attribute
     * @param values its values in the order of their codes, which is the order that groups are shown in
     */
    public record Attribute(String name, List<String> values) {
        /** Copies the values. */
        public Attribute {
            values = List.copyOf(values);
        }
    }

    /** Counts rows; the arrays are only read. */
    public void add(OutcomeRows rows) {
        if (rows.attributes() != attributes.size()) {
            throw new IllegalArgumentException("the rows have " + rows.attributes() + " attributes, the counter has "
                    + attributes.size() + "; give the codes of each");
        }
        List<int[]> columns = rows.columns();
        for (int from = 0; from < rows.size(); from += BLOCK) {
            int to = Math.min(rows.size(), from + BLOCK);
            index.find(columns, from, to, places);
            sums.add(rows, from, places, to - from, index.size());
        }
    }

    /** Returns the counts of all rows so far, in the order of the attributes' values, truth and decision. */
    public Tally tally() {
        List<Tally.Cell> found = new ArrayList<>();
        List<SortedScores> scores = sums.scores(index.size());
        for (int place : index.order()) {
            if (sums.people(place) > 0) {
                found.add(cell(place, scores.get(place)));
            }
        }
        List<String> names = attributes.stream().map(Attribute::name).toList();
        return new Tally(names, classes, found);
    }

    private Tally.Cell cell(int place, SortedScores scores) {
        int[] keys = index.keys(place);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            values.add(
                    keys[i] == 0
                            ? TallyReader.MISSING
                            : attributes.get(i).values().get(keys[i] - 1));
        }
        WeightSum weights = sums.weights(place);
        return new Tally.Cell(
                values,
                keys[keys.length - 2] - 1,
                keys[keys.length - 1] - 1,
                sums.people(place),
                new Tally.Measured(weights, scores));
    }
}
