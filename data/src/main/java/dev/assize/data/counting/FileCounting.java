package dev.assize.data.counting;

import dev.assize.core.Tally;
import dev.assize.data.DataException;
import dev.assize.data.SqlFile;
import dev.assize.data.TableChecks;
import dev.assize.data.TableSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Counts the people of a file: CSV, JSON lines or Parquet, without loading it into the Java heap. */
public final class FileCounting {
    private FileCounting() {}

    /**
     * Counts.
     *
     * @param source the file
     * @param columns what is counted
     * @return the cells in the order of the attributes' values, truth and decision
     * @throws DataException with all that is wrong with the file or its columns
     */
    public static Tally count(TableSource source, OutcomeColumns columns) {
        return count(source, columns, CellCounter.MOST_SCORES);
    }

    /**
     * Counts.
     *
     * @param mostScores of a file of more rows with a score, bins of scores are kept, as {@link CellCounter} does
     */
    public static Tally count(TableSource source, OutcomeColumns columns, long mostScores) {
        return ask(source, columns, (connection, people) -> SqlCounting.count(connection, people, columns, mostScores));
    }

    /**
     * Returns the columns with numbers in place of quantiles.
     *
     * @throws DataException with all that is wrong with the file or its columns
     */
    public static OutcomeColumns resolve(TableSource source, OutcomeColumns columns) {
        return columns.groups().stream().allMatch(group -> group.parts() == 0)
                ? columns
                : ask(source, columns, (connection, people) -> SqlCounting.resolve(connection, people, columns));
    }

    /** A question about a table in a database. */
    private interface Question<T> {
        T of(Connection connection, Relation people) throws SQLException;
    }

    private static <T> T ask(TableSource source, OutcomeColumns columns, Question<T> question) {
        try (SqlFile file =
                SqlFile.open(source, columns.names().keySet(), columns.numbers().keySet())) {
            String name = source.path().toString();
            TableChecks.require(ColumnUses.problems(name, columns, file.columns()));
            try {
                return question.of(file.connection(), new Relation(SqlFile.TABLE, name));
            } catch (SQLException e) {
                throw file.failure(e);
            }
        }
    }
}
