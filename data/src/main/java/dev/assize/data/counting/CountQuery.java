package dev.assize.data.counting;

import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of one counting pass, in words that databases have in common: one row for each combination of label, decision
 * and groups, with the number of rows, what is wrong with their scores, and the sums of the digits of their weights.
 */
final class CountQuery {
    /** Columns after the keys: rows, rows with a bad score, an example of one. */
    static final int FIGURES = 3;

    /** Further columns where there are weights: rows with a bad weight, an example, then the sums. */
    static final int WEIGHT_FIGURES = 2 + ExactWeights.SUMS;

    private final OutcomeColumns columns;
    private final String relation;
    private final String quote;

    /**
     * Makes a query.
     *
     * @param quote what stands around names in this database, from its metadata
     */
    CountQuery(OutcomeColumns columns, Relation relation, String quote) {
        this.columns = columns;
        this.relation = relation.sql();
        this.quote = quote;
    }

    /** Returns the query that counts. */
    String counts() {
        List<String> keys = keys();
        List<String> named = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            names.add("k" + key);
            named.add(keys.get(key) + " AS k" + key);
        }
        columns.answers().score().ifPresent(score -> named.add(number(score) + " AS score"));
        columns.weights().ifPresent(weight -> named.add(number(weight) + " AS weight"));
        List<String> figures = new ArrayList<>(names);
        figures.add("count(*)");
        figures.add(bad("score", columns.answers().score().isPresent(), "1"));
        columns.weights().ifPresent(weight -> {
            figures.add("sum(CASE WHEN " + OUTSIDE_WEIGHT + " THEN 1 ELSE 0 END)");
            figures.add("min(CASE WHEN " + OUTSIDE_WEIGHT + " THEN weight END)");
            digits(figures, "weight");
            digits(figures, "(weight * weight)");
        });
        String grouping = names.isEmpty() ? "" : " GROUP BY " + String.join(", ", names);
        return "SELECT " + String.join(", ", figures) + " FROM (SELECT " + String.join(", ", named) + " FROM "
                + relation + ") people" + grouping;
    }

    private static final String OUTSIDE_WEIGHT =
            "weight IS NULL OR NOT (weight >= 0 AND weight <= " + ExactWeights.MOST + ")";

    private static String bad(String column, boolean present, String most) {
        return present
                ? "sum(CASE WHEN " + column + " IS NOT NULL AND NOT (" + column + " >= 0 AND " + column + " <= " + most
                        + ") THEN 1 ELSE 0 END), min(CASE WHEN NOT (" + column + " >= 0 AND " + column + " <= " + most
                        + ") THEN " + column + " END)"
                : "0, 0";
    }

    /** Returns the query for every row that has a score: the keys, the score and the weight. */
    String scores() {
        List<String> cells = new ArrayList<>(keys());
        String score = columns.answers().score().map(this::quoted).orElseThrow();
        cells.add(number(columns.answers().score().orElseThrow()));
        cells.add(columns.weights().map(this::number).orElse("1"));
        return "SELECT " + String.join(", ", cells) + " FROM " + relation + " WHERE " + score + " IS NOT NULL";
    }

    /** Returns the query for how many different values a column has. */
    String distinct(String column) {
        return "SELECT count(DISTINCT " + quoted(column) + ") FROM " + relation;
    }

    /** Returns a query without rows that has all columns of the table. */
    String shape() {
        return "SELECT * FROM " + relation + " WHERE 1 = 0";
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        columns.answers().label().map(this::quoted).ifPresent(keys::add);
        columns.answers().decision().map(this::quoted).ifPresent(keys::add);
        columns.groups().forEach(group -> keys.add(key(group)));
        return keys;
    }

    private String key(GroupColumn group) {
        if (group.cuts().isEmpty()) {
            return quoted(group.column());
        }
        StringBuilder bands = new StringBuilder("CASE WHEN " + quoted(group.column()) + " IS NULL THEN NULL");
        for (int band = 0; band < group.cuts().size(); band++) {
            bands.append(" WHEN ").append(quoted(group.column())).append(" < ");
            bands.append(group.cuts().get(band)).append(" THEN ").append(band);
        }
        return bands.append(" ELSE ").append(group.cuts().size()).append(" END").toString();
    }

    /** The digits of {@link ExactWeights}; a weight that is refused anyway counts as 0. */
    private static void digits(List<String> figures, String number) {
        String valid = "CASE WHEN " + OUTSIDE_WEIGHT + " THEN 0 ELSE " + number + " END";
        for (int digit = 0; digit < ExactWeights.DIGITS; digit++) {
            String whole = "floor((" + valid + ") * " + Math.scalb(1.0, 30 * (digit - 1)) + ")";
            String higher = digit == 0
                    ? ""
                    : " - floor((" + valid + ") * " + Math.scalb(1.0, 30 * (digit - 2)) + ") * 1.073741824E9";
            figures.add("sum(CAST(" + whole + higher + " AS BIGINT))");
        }
    }

    private String number(String column) {
        return "CAST(" + quoted(column) + " AS DOUBLE PRECISION)";
    }

    private String quoted(String column) {
        return quote + column.replace(quote, quote + quote) + quote;
    }
}
