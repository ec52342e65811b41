package dev.assize.data.counting;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.data.DataException;
import dev.assize.data.TableChecks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the people of a table that a database has, by one query that groups its rows. The query is the same for every
 * database with a JDBC driver; only the counts travel. Scores are fetched by a second one, where they are asked for.
 */
public final class SqlCounting {
    /** An answer of more cells than these is not read: its groups are names, not groups. */
    static final int MOST_CELLS = 100_000;

    /** How many rows a database shall send at a time. */
    private static final int FETCHED = 10_000;

    private final Connection connection;
    private final Relation relation;
    private final OutcomeColumns columns;
    private final CountQuery query;

    private SqlCounting(Connection connection, Relation relation, OutcomeColumns columns) throws SQLException {
        this.connection = connection;
        this.relation = relation;
        this.columns = columns;
        String quote = connection.getMetaData().getIdentifierQuoteString();
        this.query = new CountQuery(columns, relation, quote.isBlank() ? "\"" : quote);
    }

    /**
     * Counts.
     *
     * @param connection an open connection; nothing is written, and it is left open
     * @return the cells in the order of the attributes' values, truth and decision
     * @throws DataException with all that is wrong with the columns
     * @throws SQLException if the database fails
     */
    public static Tally count(Connection connection, Relation relation, OutcomeColumns columns) throws SQLException {
        SqlCounting counting = new SqlCounting(connection, relation, columns);
        counting.requireColumns();
        return counting.count();
    }

    private Tally count() throws SQLException {
        List<RawCell> cells = new ArrayList<>();
        boolean weighted = columns.weights().isPresent();
        int keys = RawTally.keys(columns);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.counts())) {
            while (result.next()) {
                cells.add(RawCell.read(result, keys, weighted));
                if (cells.size() > MOST_CELLS) {
                    break;
                }
            }
        }
        if (cells.size() > MOST_CELLS) {
            throw new DataException(tooMany());
        }
        RawTally counted = new RawTally(relation.source(), columns, cells);
        TableChecks.require(counted.problems());
        return columns.answers().score().isPresent() ? counted.tally(scores(counted)) : counted.tally();
    }

    private List<SortedScores> scores(RawTally counted) throws SQLException {
        ScoreLists lists = new ScoreLists();
        int keys = RawTally.keys(columns);
        boolean weighted = columns.weights().isPresent();
        try (Statement statement = connection.createStatement();
                ResultSet result = scores(statement)) {
            List<@Nullable Object> cells = new ArrayList<>();
            while (result.next()) {
                cells.clear();
                for (int key = 1; key <= keys; key++) {
                    cells.add(result.getObject(key));
                }
                double score = result.getDouble(keys + 1);
                if (weighted) {
                    lists.add(counted.indexOf(cells), score, result.getDouble(keys + 2));
                } else {
                    lists.add(counted.indexOf(cells), score);
                }
            }
        }
        return lists.sorted(counted.size());
    }

    private ResultSet scores(Statement statement) throws SQLException {
        statement.setFetchSize(FETCHED);
        return statement.executeQuery(query.scores());
    }

    private void requireColumns() throws SQLException {
        List<String> known = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.shape())) {
            ResultSetMetaData shape = result.getMetaData();
            for (int column = 1; column <= shape.getColumnCount(); column++) {
                known.add(shape.getColumnName(column));
            }
        }
        TableChecks.require(ColumnUses.problems(relation.source(), columns, known));
    }

    /** Says which columns have so many values that the counts cannot be read. */
    private List<Problem> tooMany() throws SQLException {
        List<Problem> problems = new ArrayList<>();
        CountChecks checks = new CountChecks(relation.source(), columns);
        for (String column : columns.names().keySet()) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(query.distinct(column))) {
                result.next();
                long values = result.getLong(1);
                if (values > CountChecks.MOST_VALUES) {
                    problems.add(checks.tooMany(column, values));
                }
            }
        }
        if (problems.isEmpty()) {
            problems.add(new Problem(
                    Place.of(relation.source()),
                    "the columns " + columns.names().keySet() + " have more than " + MOST_CELLS + " combinations",
                    "Name fewer sensitive columns at once, or put their values into groups."));
        }
        return problems;
    }
}
