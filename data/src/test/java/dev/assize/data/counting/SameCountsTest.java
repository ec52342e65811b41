package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.data.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays, a stream, files and databases give the same tally, to the last digit of every weight. */
class SameCountsTest {
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private final RandomRows rows = RandomRows.draw(ROWS, 20_261_124L);

    @Test
    void countsAFileLikeArrays() throws IOException {
        Path csv = Files.writeString(folder.resolve("rows.csv"), rows.csv());

        assertThat(TallyText.of(FileCounting.count(TableSource.of(csv), RandomRows.columns())))
                .isEqualTo(ofArrays());
    }

    @Test
    void countsParquetLikeArrays() throws IOException, SQLException {
        Path csv = Files.writeString(folder.resolve("rows.csv"), rows.csv());
        Path parquet = folder.resolve("rows.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_csv('" + csv + "') ORDER BY w) TO '" + parquet + "' (FORMAT PARQUET)");
        }

        assertThat(TallyText.of(FileCounting.count(TableSource.of(parquet), RandomRows.columns())))
                .isEqualTo(ofArrays());
    }

    @Test
    void countsInPostgresqlLikeArrays() throws IOException, SQLException, InterruptedException {
        Files.writeString(folder.resolve("rows.csv"), rows.csv());
        try (PostgresServer server = PostgresServer.startOrSkip();
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"some rows\" (sex text, race text, \"y true\" integer, y_pred smallint,"
                    + " score double precision, w double precision)");
            server.copyCsv(connection, "\"some rows\"", rows.csv());

            String counted = TallyText.of(
                    SqlCounting.count(connection, new Relation("\"some rows\"", "rows"), RandomRows.columns()));

            assertThat(counted).isEqualTo(ofArrays());
            OutcomeColumns quarters = OutcomeColumns.of(
                    List.of(GroupColumn.quantiles("w", "w", 4)), OutcomeColumns.Answers.of("y true", "y_pred"));
            assertThat(SqlCounting.resolve(connection, new Relation("\"some rows\"", "rows"), quarters))
                    .isEqualTo(FileCounting.resolve(TableSource.of(folder.resolve("rows.csv")), quarters));
            CellCounter binned = rows.counter(10);
            binned.add(rows.all());
            assertThat(TallyText.of(SqlCounting.count(
                            connection, new Relation("\"some rows\"", "rows"), RandomRows.columns(), 10)))
                    .isEqualTo(TallyText.of(binned.tally()));
        }
    }

    @Test
    void keepsTheSameBins_whereThereAreTooManyScores() throws IOException {
        Path csv = Files.writeString(folder.resolve("rows.csv"), rows.csv());
        CellCounter pieces = rows.counter(3_000);
        pieces.add(rows.part(0, 2_500));
        pieces.add(rows.part(2_500, ROWS));

        String ofFile = TallyText.of(FileCounting.count(TableSource.of(csv), RandomRows.columns(), 3_000));

        assertThat(ofFile).isEqualTo(TallyText.of(pieces.tally())).isNotEqualTo(ofArrays());
    }

    private String ofArrays() {
        CellCounter counter = rows.counter();
        counter.add(rows.all());
        return TallyText.of(counter.tally());
    }
}
