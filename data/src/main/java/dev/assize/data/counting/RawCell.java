package dev.assize.data.counting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the answer to a {@link CountQuery}.
 *
 * @param keys the cells of label, decision and groups as the database hands them over
 * @param rows how many rows have these
 * @param scores rows whose score is no probability
 * @param weights rows whose weight is not allowed
 * @param sums digits of weights, see {@link ExactWeights}; empty where rows have no weights
 */
record RawCell(List<@Nullable Object> keys, long rows, Faulty scores, Faulty weights, List<Long> sums) {
    /**
     * Numbers outside their range.
     *
     * @param rows how many rows have one
     * @param example the smallest as text; empty where there is none, or it is missing
     */
    record Faulty(long rows, String example) {
        static final Faulty NONE = new Faulty(0, "");

        Faulty plus(Faulty other) {
            boolean own = other.example.isEmpty() || (!example.isEmpty() && number() <= other.number());
            return new Faulty(rows + other.rows, own ? example : other.example);
        }

        private double number() {
            return Double.parseDouble(example);
        }
    }

    /** Reads the row that {@code result} stands at. */
    static RawCell read(ResultSet result, int keys, boolean weighted) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int key = 1; key <= keys; key++) {
            cells.add(result.getObject(key));
        }
        int at = keys + 1;
        long rows = whole(result, at);
        Faulty scores = faulty(result, at + 1);
        if (!weighted) {
            return new RawCell(Collections.unmodifiableList(cells), rows, scores, Faulty.NONE, List.of());
        }
        List<Long> sums = wholes(result, at + CountQuery.FIGURES + 2, ExactWeights.SUMS);
        Faulty weights = faulty(result, at + CountQuery.FIGURES);
        return new RawCell(Collections.unmodifiableList(cells), rows, scores, weights, sums);
    }

    /** Returns whole numbers of neighboring columns. */
    static List<Long> wholes(ResultSet result, int first, int count) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(whole(result, first + i));
        }
        return List.copyOf(numbers);
    }

    /** Databases disagree on the type of a sum of whole numbers; its text is the same everywhere. */
    static long whole(ResultSet result, int column) throws SQLException {
        return new BigDecimal(result.getString(column)).longValueExact();
    }

    private static Faulty faulty(ResultSet result, int column) throws SQLException {
        String example = result.getString(column + 1);
        return new Faulty(whole(result, column), example == null ? "" : example);
    }
}
