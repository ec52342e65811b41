package dev.assize.data.counting;

import dev.assize.core.Tally;
import dev.assize.data.DataException;
import dev.assize.data.SqlFile;
import dev.assize.data.TableChecks;
import dev.assize.data.TableSource;
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
        try (SqlFile file =
                SqlFile.open(source, columns.names().keySet(), columns.numbers().keySet())) {
            String name = source.path().toString();
            TableChecks.require(ColumnUses.problems(name, columns, file.columns()));
            try {
                return SqlCounting.count(file.connection(), new Relation(SqlFile.TABLE, name), columns);
            } catch (SQLException e) {
                throw file.failure(e);
            }
        }
    }
}
