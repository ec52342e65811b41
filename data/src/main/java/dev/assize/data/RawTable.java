package dev.assize.data;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A file as it was loaded into the database: table {@code raw} with the columns {@code c0, c1, ...}, each DOUBLE or
 * VARCHAR, missing cells NULL, {@code rowid} counting the rows from 0.
 *
 * @param names the columns' names in the file
 * @param numeric for each column whether it is DOUBLE already
 * @param textsAreTexts whether the file states types, so that a VARCHAR column is never taken for numbers
 * @param lines finds the line of a row
 */
record RawTable(List<String> names, List<Boolean> numeric, boolean textsAreTexts, LineFinder lines) {
    RawTable {
        names = List.copyOf(names);
        numeric = List.copyOf(numeric);
    }

    /** Finds where in the file a row is. Only asked when something is wrong with the row. */
    interface LineFinder {
        /** Returns the line number from 1 of the row counted from 0, or 0 when the file has no lines. */
        int lineOf(long row) throws IOException, SQLException;
    }

    /** Returns the SQL text of a cell without blanks around it, NULL where it stands for a missing value. */
    static String cleaned(String cell, List<String> missing) {
        StringBuilder tokens = new StringBuilder("''");
        missing.forEach(token -> tokens.append(", ").append(DuckDb.text(token.trim())));
        return "CASE WHEN trim(" + cell + ") IN (" + tokens + ") THEN NULL ELSE trim(" + cell + ") END";
    }
}
