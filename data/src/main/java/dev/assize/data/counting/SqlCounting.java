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
import java.util.TreeSet;
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
    private final long mostScores;

    private SqlCounting(Connection connection, Relation relation, OutcomeColumns columns, long mostScores)
            throws SQLException {
        this.mostScores = mostScores;
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
        return count(connection, relation, columns, CellCounter.MOST_SCORES);
    }

    /**
     * Counts.
     *
     * @param mostScores of a table of more rows with a score, bins of scores are kept, as {@link CellCounter} does
     */
    public static Tally count(Connection connection, Relation relation, OutcomeColumns columns, long mostScores)
            throws SQLException {
        OutcomeColumns cut = resolve(connection, relation, columns);
        return new SqlCounting(connection, relation, cut, mostScores).count();
    }

    /**
     * Returns the columns with numbers in place of quantiles.
     *
     * @throws DataException if columns are absent, or a column that is cut at quantiles has no numbers
     */
    public static OutcomeColumns resolve(Connection connection, Relation relation, OutcomeColumns columns)
            throws SQLException {
        SqlCounting counting = new SqlCounting(connection, relation, columns, 0);
        counting.requireColumns();
        List<GroupColumn> groups = new ArrayList<>();
        for (GroupColumn group : columns.groups()) {
            groups.add(group.parts() == 0 ? group : counting.cut(group));
        }
        return new OutcomeColumns(groups, columns.answers(), columns.weights());
    }

    private GroupColumn cut(GroupColumn group) throws SQLException {
        TreeSet<Double> cuts = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.quantiles(group))) {
            result.next();
            for (int part = 1; part < group.parts(); part++) {
                double cut = result.getDouble(part);
                if (result.wasNull() || !Double.isFinite(cut)) {
                    throw DataException.of(
                            relation.source(),
                            "the column '" + group.column() + "' has no numbers to be cut at quantiles",
                            "Name a column of numbers, or leave its values as the groups.");
                }
                cuts.add(cut + 0.0);
            }
        }
        return new GroupColumn(group.name(), group.column(), List.copyOf(cuts));
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
        return columns.answers().score().isEmpty()
                ? counted.tally()
                : counted.tally(scored() > mostScores ? bins(counted) : scores(counted));
    }

    private List<SortedScores> scores(RawTally counted) throws SQLException {
        ScoreLists lists = new ScoreLists(mostScores);
        int keys = RawTally.keys(columns);
        boolean weighted = columns.weights().isPresent();
        try (Statement statement = connection.createStatement();
                ResultSet result = scores(statement)) {
            while (result.next()) {
                List<@Nullable Object> cells = keys(result, keys);
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

    private List<SortedScores> bins(RawTally counted) throws SQLException {
        List<ScoreBins> bins = new ArrayList<>();
        for (int cell = 0; cell < counted.size(); cell++) {
            bins.add(new ScoreBins());
        }
        int keys = RawTally.keys(columns);
        int weightSums = columns.weights().isPresent() ? ExactWeights.SUMS : 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.bins())) {
            while (result.next()) {
                ScoreBins own = bins.get(counted.indexOf(keys(result, keys)));
                own.add(
                        result.getInt(keys + 1),
                        RawCell.whole(result, keys + 2),
                        RawCell.wholes(result, keys + 3, ExactWeights.DIGITS),
                        RawCell.wholes(result, keys + 3 + ExactWeights.DIGITS, weightSums));
            }
        }
        return bins.stream().map(ScoreBins::entries).toList();
    }

    private static List<@Nullable Object> keys(ResultSet result, int keys) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int key = 1; key <= keys; key++) {
            cells.add(result.getObject(key));
        }
        return cells;
    }

    private long scored() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.scored())) {
            result.next();
            return result.getLong(1);
        }
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
        for (String column : columns.names().keySet()) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(query.distinct(column))) {
                result.next();
                long values = result.getLong(1);
                if (values > CountChecks.MOST_VALUES) {
                    problems.add(CountChecks.tooMany(relation.source(), column, values));
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
