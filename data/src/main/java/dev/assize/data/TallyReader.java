package dev.assize.data;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Tally;
import dev.assize.core.Task;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts people by attribute values × truth × decision, with one SQL group-by. */
public final class TallyReader {
    /** What a missing attribute value is called. */
    public static final String MISSING = "(missing)";

    private static final int MOST_NUMBERS = 50;
    private static final String SOURCE = "tally";

    private TallyReader() {}

    /**
     * Counts. A row counts as often as its weight says (see {@link RowWeights}); rows of weight 0 do not count.
     *
     * @param table the rows
     * @param attributes columns to group by; a numeric one may have at most 50 different values
     * @param task names the label column and the classes; where the table lacks the column, truth is unknown
     * @param decisions for each row the index of the decided class, or {@link Tally#UNKNOWN}
     * @return the cells in the order of the attributes' values, truth and decision
     * @throws DataException if an attribute is absent or has too many values
     */
    public static Tally count(Table table, List<String> attributes, Task task, int[] decisions) {
        if (decisions.length != table.rowCount()) {
            throw new IllegalArgumentException("there are " + decisions.length + " decisions for " + table.rowCount()
                    + " rows; give one for each row");
        }
        List<Values> values = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String attribute : attributes) {
            values(table, attribute, values, problems);
        }
        TableChecks.require(problems);
        List<long[]> columns = new ArrayList<>();
        values.forEach(value -> columns.add(value.codes));
        columns.add(truth(table, task));
        columns.add(widened(decisions));
        columns.add(RowWeights.of(SOURCE, table));
        return new Tally(attributes, task.classes(), cells(columns, values));
    }

    /** An attribute's values and the number of each row's value; 0 is missing. */
    private static final class Values {
        final List<String> names;
        final long[] codes;

        Values(List<String> names, long[] codes) {
            this.names = names;
            this.codes = codes;
        }
    }

    private static void values(Table table, String attribute, List<Values> values, List<Problem> problems) {
        if (table.schema().find(attribute).isEmpty()) {
            problems.add(new Problem(
                    Place.of(SOURCE),
                    "there is no column '" + attribute + "' to group people by",
                    Suggestion.among(attribute, table.schema().names())));
            return;
        }
        Column column = table.column(attribute);
        Optional<Problem> unfit = TableChecks.noGroups(SOURCE, column, "what people are grouped by");
        if (unfit.isPresent()) {
            problems.add(unfit.get());
            return;
        }
        List<String> names = new ArrayList<>();
        names.add(MISSING);
        if (column instanceof CategoricalColumn texts) {
            names.addAll(texts.dictionary());
            long[] codes = new long[texts.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = texts.code(row) + 1L;
            }
            values.add(new Values(names, codes));
            return;
        }
        names.addAll(TaskReader.values(column));
        if (names.size() > MOST_NUMBERS + 1) {
            problems.add(new Problem(
                    Place.of(SOURCE),
                    "the column '" + attribute + "' has " + (names.size() - 1)
                            + " different numbers, too many to be groups",
                    "Cut it into ranges with a derived column, for example age at 25 and 60."));
            return;
        }
        values.add(new Values(names, numberCodes(column, names)));
    }

    private static long[] numberCodes(Column column, List<String> names) {
        Map<String, Integer> codeOf = new HashMap<>();
        names.forEach(name -> codeOf.put(name, codeOf.size()));
        long[] codes = new long[column.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codeOf.getOrDefault(column.text(row, MISSING), 0);
        }
        return codes;
    }

    private static long[] truth(Table table, Task task) {
        if (table.schema().find(task.label()).isPresent()) {
            return widened(TaskReader.truth(SOURCE, table, task));
        }
        long[] unknown = new long[table.rowCount()];
        Arrays.fill(unknown, Tally.UNKNOWN);
        return unknown;
    }

    private static List<Tally.Cell> cells(List<long[]> columns, List<Values> values) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            names.add("k" + i);
        }
        String weight = names.get(names.size() - 1);
        String keys = String.join(", ", names.subList(0, names.size() - 1));
        List<Tally.Cell> cells = new ArrayList<>();
        try (DuckDb database = DuckDb.open()) {
            database.execute("CREATE TABLE people (" + String.join(" BIGINT, ", names) + " BIGINT)");
            database.append("people", columns);
            for (List<@Nullable String> row : database.rows("SELECT " + keys + ", sum(" + weight
                    + ") FROM people WHERE " + weight + " > 0 GROUP BY " + keys + " ORDER BY " + keys)) {
                cells.add(cell(row, values));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the embedded database failed while it counted people; this is a defect, please report it", e);
        }
        return cells;
    }

    private static Tally.Cell cell(List<@Nullable String> row, List<Values> values) {
        List<Long> numbers =
                row.stream().map(text -> Long.parseLong(String.valueOf(text))).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            names.add(values.get(i).names.get(numbers.get(i).intValue()));
        }
        int at = values.size();
        return new Tally.Cell(
                names, numbers.get(at).intValue(), numbers.get(at + 1).intValue(), numbers.get(at + 2));
    }

    private static long[] widened(int[] numbers) {
        long[] wide = new long[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }
}
