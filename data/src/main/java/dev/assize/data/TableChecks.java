package dev.assize.data;

import dev.assize.core.Column;
import dev.assize.core.ColumnSchema;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Role;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What must hold for a table with roles before a model is trained or judged on it. */
public final class TableChecks {
    private TableChecks() {}

    /**
     * Returns all that is wrong: a feature without a value or with a single one, a sensitive column without a value or
     * with a single one, weights that are not whole numbers.
     *
     * @param source what to call the table in messages
     * @param table the rows, with roles
     * @return in the order of the columns; empty when nothing is wrong
     */
    public static List<Problem> problems(String source, Table table) {
        List<Problem> problems = new ArrayList<>();
        for (ColumnSchema column : table.schema().columns()) {
            if (column.is(Role.SENSITIVE) && !column.type().formsGroups()) {
                noGroups(source, table.column(column.name()), "sensitive").ifPresent(problems::add);
            } else if (column.is(Role.FEATURE) || column.is(Role.SENSITIVE)) {
                check(source, table.column(column.name()), column.is(Role.SENSITIVE), problems);
            }
        }
        RowWeights.problem(source, table).ifPresent(problems::add);
        return problems;
    }

    /**
     * Returns a problem for each column that is named somewhere and absent from the table.
     *
     * @param use what the columns are for, for example {@code "sensitive"}
     */
    public static List<Problem> absent(String source, Table table, Collection<String> columns, String use) {
        List<Problem> problems = new ArrayList<>();
        for (String column : columns) {
            if (table.schema().find(column).isEmpty()) {
                problems.add(new Problem(
                        Place.of(source),
                        "there is no column '" + column + "', which is named as " + use,
                        Suggestion.among(column, table.schema().names())));
            }
        }
        return problems;
    }

    /**
     * Returns a problem for each column that is named somewhere and is absent, or holds arrays or free texts, which
     * form no groups.
     *
     * @param use what the columns are for, for example {@code "sensitive"}
     */
    public static List<Problem> unfit(String source, Table table, Collection<String> columns, String use) {
        List<Problem> problems = absent(source, table, columns, use);
        for (String column : columns) {
            if (table.schema().find(column).isPresent()) {
                noGroups(source, table.column(column), use).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Returns a problem where a column holds arrays or free texts, and its use needs numbers or categories. */
    static Optional<Problem> noGroups(String source, Column column, String use) {
        return column.type().formsGroups()
                ? Optional.empty()
                : Optional.of(new Problem(
                        Place.of(source),
                        "column '" + column.name() + "' holds " + column.type().cells() + ", and is named as " + use,
                        "Name a column of numbers or categories; arrays and free texts are only read by a model."));
    }

    /** Refuses a column of arrays or free texts, see {@link #noGroups}. */
    static void requireGroups(String source, Column column, String use) {
        noGroups(source, column, use).ifPresent(problem -> {
            throw new DataException(List.of(problem));
        });
    }

    /** Throws all problems together; does nothing when there is none. */
    public static void require(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }

    private static void check(String source, Column column, boolean sensitive, List<Problem> problems) {
        String name = (sensitive ? "the sensitive column '" : "the feature '") + column.name() + "'";
        int missing = column.missingCount();
        if (missing == column.size()) {
            problems.add(new Problem(
                    Place.of(source),
                    name + " is missing in all " + column.size() + " rows",
                    sensitive
                            ? "Groups cannot be compared without it; fill the column or name another one."
                            : "Exclude the column: exclude: [" + column.name() + "]."));
        } else if (missing == 0 && isConstant(column)) {
            problems.add(new Problem(
                    Place.of(source),
                    name + " has the value '" + column.text(0, "") + "' in all " + column.size() + " rows",
                    sensitive
                            ? "One group cannot be compared with another; name another column or bring other rows."
                            : "Exclude the column, a constant tells a model nothing: exclude: [" + column.name()
                                    + "]."));
        }
    }

    private static boolean isConstant(Column column) {
        String first = column.text(0, "");
        int row = 1;
        while (row < column.size() && column.text(row, "").equals(first)) {
            row++;
        }
        return row == column.size();
    }
}
