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
        List<String> figures = new ArrayList<>(names());
        figures.add("count(*)");
        figures.add(badScores());
        columns.weights().ifPresent(weight -> {
            figures.add("sum(CASE WHEN " + OUTSIDE_WEIGHT + " THEN 1 ELSE 0 END)");
            figures.add("min(CASE WHEN " + OUTSIDE_WEIGHT + " THEN weight END)");
            String valid = "CASE WHEN " + OUTSIDE_WEIGHT + " THEN 0 ELSE ";
            digits(figures, "(" + valid + "weight END)");
            digits(figures, "(" + valid + "weight * weight END)");
        });
        String grouping = names().isEmpty() ? "" : " GROUP BY " + String.join(", ", names());
        return "SELECT " + String.join(", ", figures) + " FROM (SELECT " + String.join(", ", cells()) + " FROM "
                + relation + ") people" + grouping;
    }

    /**
     * Returns the query that counts by bin of the score, too: the keys, the bin, the rows, the digits of their scores
     * and, where there are weights, of these and of their squares.
     */
    String bins() {
        List<String> keys = new ArrayList<>(names());
        keys.add("bin");
        List<String> figures = new ArrayList<>(keys);
        figures.add("count(*)");
        digits(figures, "score");
        columns.weights().ifPresent(weight -> {
            digits(figures, "weight");
            digits(figures, "(weight * weight)");
        });
        String bin = "CAST(CASE WHEN score >= 1 THEN " + (ScoreBins.BINS - 1) + " ELSE floor(score * " + ScoreBins.BINS
                + ") END AS INTEGER) AS bin";
        return "SELECT " + String.join(", ", figures) + " FROM (SELECT " + String.join(", ", names())
                + (names().isEmpty() ? "" : ", ") + bin + ", score"
                + (columns.weights().isPresent() ? ", weight" : "")
                + " FROM (SELECT " + String.join(", ", cells()) + " FROM " + relation
                + ") rows_of_people WHERE score IS NOT NULL) people GROUP BY " + String.join(", ", keys);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int key = 0; key < keys().size(); key++) {
            names.add("k" + key);
        }
        return names;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (int key = 0; key < keys().size(); key++) {
            cells.add(keys().get(key) + " AS k" + key);
        }
        columns.answers().score().ifPresent(score -> cells.add(number(score) + " AS score"));
        columns.weights().ifPresent(weight -> cells.add(number(weight) + " AS weight"));
        return cells;
    }

    private static final String OUTSIDE_WEIGHT =
            "weight IS NULL OR NOT (weight >= 0 AND weight <= " + ExactWeights.MOST + ")";

    private String badScores() {
        String outside = "NOT (score >= 0 AND score <= 1)";
        return columns.answers().score().isPresent()
                ? "sum(CASE WHEN score IS NOT NULL AND " + outside + " THEN 1 ELSE 0 END), min(CASE WHEN " + outside
                        + " THEN score END)"
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

    /** Returns the query for the quantiles of a column, the lowest first. */
    String quantiles(GroupColumn group) {
        List<String> cuts = new ArrayList<>();
        for (int part = 1; part < group.parts(); part++) {
            cuts.add("percentile_disc(" + (double) part / group.parts() + ") WITHIN GROUP (ORDER BY "
                    + number(group.column()) + ")");
        }
        return "SELECT " + String.join(", ", cuts) + " FROM " + relation + " WHERE " + quoted(group.column())
                + " IS NOT NULL";
    }

    /** Returns the query for how many rows have a score. */
    String scored() {
        return "SELECT count(" + columns.answers().score().map(this::quoted).orElseThrow() + ") FROM " + relation;
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

    /** Adds the sums of the digits of {@link ExactWeights}. */
    private static void digits(List<String> figures, String number) {
        for (int digit = 0; digit < ExactWeights.DIGITS; digit++) {
            String whole = "floor(" + number + " * " + Math.scalb(1.0, 30 * (digit - 1)) + ")";
            String higher = " - floor(" + number + " * " + Math.scalb(1.0, 30 * (digit - 2)) + ") * 1.073741824E9";
            figures.add("sum(CAST(" + whole + (digit == 0 ? "" : higher) + " AS BIGINT))");
        }
    }

    private String number(String column) {
        return "CAST(" + quoted(column) + " AS DOUBLE PRECISION)";
    }

    private String quoted(String column) {
        return quote + column.replace(quote, quote + quote) + quote;
    }
}
