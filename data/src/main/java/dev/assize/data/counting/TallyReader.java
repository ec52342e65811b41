package dev.assize.data.counting;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Role;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Tally;
import dev.assize.core.Task;
import dev.assize.data.DataException;
import dev.assize.data.RowWeights;
import dev.assize.data.TableChecks;
import dev.assize.data.TaskReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the people of a table in memory by attribute values × truth × decision. */
public final class TallyReader {
    /** What a missing attribute value is called. */
    public static final String MISSING = "(missing)";

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
        return count(table, attributes, task, RowOutcomes.of(decisions));
    }

    /**
     * Counts rows of one person each, with their scores where these are known. Otherwise as {@link #count(Table, List,
     * Task, int[])}.
     *
     * @throws IllegalArgumentException if there are scores and rows that stand for several people
     */
    public static Tally count(Table table, List<String> attributes, Task task, RowOutcomes outcomes) {
        int[] decisions = outcomes.decisions();
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
        List<CellCounter.Attribute> grouped = new ArrayList<>();
        List<int[]> codes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            grouped.add(new CellCounter.Attribute(attributes.get(i), values.get(i).names));
            codes.add(values.get(i).codes);
        }
        OutcomeRows rows = OutcomeRows.of(table.rowCount(), codes).withDecisions(decisions);
        if (table.schema().find(task.label()).isPresent()) {
            rows = rows.withTruths(TaskReader.truth(SOURCE, table, task));
        }
        if (!table.schema().names(Role.WEIGHT).isEmpty()) {
            rows = rows.withPeople(RowWeights.of(SOURCE, table));
        }
        if (outcomes.scores().isPresent()) {
            rows = rows.withScores(outcomes.scores().get());
        }
        CellCounter counter = new CellCounter(grouped, task.classes());
        counter.add(rows);
        return counter.tally();
    }

    /** An attribute's values and the place of each row's value among them; -1 is missing. */
    private static final class Values {
        final List<String> names;
        final int[] codes;

        Values(List<String> names, int[] codes) {
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
        List<Problem> unfit = TableChecks.unfit(SOURCE, table, List.of(attribute), "what people are grouped by");
        if (!unfit.isEmpty()) {
            problems.addAll(unfit);
            return;
        }
        if (column instanceof CategoricalColumn texts) {
            if (texts.dictionary().size() > CountChecks.MOST_VALUES) {
                problems.add(CountChecks.tooMany(
                        SOURCE, attribute, texts.dictionary().size()));
                return;
            }
            int[] codes = new int[texts.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = texts.code(row);
            }
            values.add(new Values(texts.dictionary(), codes));
            return;
        }
        List<String> names = TaskReader.values(column);
        if (names.size() > CountChecks.MOST_NUMBERS) {
            problems.add(new Problem(
                    Place.of(SOURCE),
                    "the column '" + attribute + "' has " + names.size() + " different numbers, too many to be groups",
                    "Cut it into ranges with a derived column, for example age at 25 and 60."));
            return;
        }
        values.add(new Values(names, numberCodes(column, names)));
    }

    private static int[] numberCodes(Column column, List<String> names) {
        Map<String, Integer> codeOf = new HashMap<>();
        names.forEach(name -> codeOf.put(name, codeOf.size()));
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] =
                    column.isMissing(row) ? Tally.UNKNOWN : codeOf.getOrDefault(column.text(row, ""), Tally.UNKNOWN);
        }
        return codes;
    }
}
