package dev.assize.benchmarks;

import dev.assize.core.Tally;
import dev.assize.data.TableSource;
import dev.assize.data.counting.CellCounter;
import dev.assize.data.counting.FileCounting;
import dev.assize.data.counting.GroupColumn;
import dev.assize.data.counting.OutcomeColumns;
import dev.assize.fairness.FairnessCheck;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.MetricSelection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Times eight fairness metrics over two attributes and their intersection, from rows to evidence:
 * {@code java -Xmx768m -cp benchmarks/target/benchmarks.jar dev.assize.benchmarks.CountingSpeed
 * [arrays|parquet|stream]}. The largest resident memory of the process is printed after each, so run them one by one to
 * compare it.
 */
public final class CountingSpeed {
    private static final int RUNS = 5;
    private static final double NANOS_OF_A_SECOND = 1e9;
    private static final int PIECE = 1_000_000;
    private static final FairnessOptions OPTIONS = FairnessOptions.defaults()
            .withMetrics(new MetricSelection(List.of(
                    "selection_rate",
                    "true_positive_rate",
                    "false_positive_rate",
                    "accuracy",
                    "demographic_parity_difference",
                    "demographic_parity_ratio",
                    "equalized_odds_difference",
                    "predictive_parity_difference")));

    private final PrintStream out;

    private CountingSpeed(PrintStream out) {
        this.out = out;
    }

    /** Runs the parts that are named, or all. */
    public static void main(String[] parts) throws IOException, SQLException {
        CountingSpeed speed = new CountingSpeed(System.out);
        List<String> wanted = parts.length == 0 ? List.of("arrays", "parquet", "stream") : List.of(parts);
        for (String part : wanted) {
            switch (part) {
                case "arrays" -> speed.arrays();
                case "parquet" -> speed.parquet(10_000_000);
                case "stream" -> speed.stream(100_000_000);
                default ->
                    throw new IllegalArgumentException(
                            "there is no part '" + part + "'; name some of arrays, parquet and stream");
            }
        }
    }

    private void arrays() throws IOException {
        for (int rows : new int[] {1_000_000, 10_000_000}) {
            DrawnRows drawn = DrawnRows.draw(rows, 1);
            double millis = new Stopwatch(RUNS, 1000).medianMillis(() -> {
                CellCounter counter = DrawnRows.counter();
                counter.add(drawn.rows());
                evidence(counter.tally());
            });
            print("arrays, one core", rows, millis / 1000);
        }
    }

    private void stream(int rows) throws IOException {
        CellCounter counter = DrawnRows.counter();
        long counting = 0;
        for (int from = 0; from < rows; from += PIECE) {
            DrawnRows piece = DrawnRows.draw(PIECE, from);
            long start = System.nanoTime();
            counter.add(piece.rows());
            counting += System.nanoTime() - start;
            if (from + PIECE == rows / 10) {
                print("stream, so far", rows / 10, counting / NANOS_OF_A_SECOND);
            }
        }
        long start = System.nanoTime();
        evidence(counter.tally());
        print("stream, pieces of a million", rows, (counting + System.nanoTime() - start) / NANOS_OF_A_SECOND);
    }

    private void parquet(int rows) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("counting-speed");
        Path file = folder.resolve("people.parquet");
        try {
            write(file, rows);
            OutcomeColumns columns = OutcomeColumns.of(
                    GroupColumn.all(List.of("sex", "race")), OutcomeColumns.Answers.of("y_true", "y_pred"));
            for (int run = 0; run < 3; run++) {
                long start = System.nanoTime();
                evidence(FileCounting.count(TableSource.of(file), columns));
                print("Parquet, " + Files.size(file) / 1_000_000 + " MB, run " + (run + 1), rows, since(start));
            }
            long start = System.nanoTime();
            evidence(FileCounting.count(TableSource.of(file), columns.withWeights("w")));
            print("the same with weights", rows, since(start));
            OutcomeColumns scored = OutcomeColumns.of(
                    columns.groups(),
                    OutcomeColumns.Answers.of("y_true", "y_pred").withScore("score"));
            start = System.nanoTime();
            evidence(FileCounting.count(TableSource.of(file), scored));
            print("the same with bins of scores", rows, since(start));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / NANOS_OF_A_SECOND;
    }

    private static void write(Path file, int rows) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET memory_limit = '512MB'");
            statement.execute("SET threads = 1");
            statement.execute("COPY (SELECT CASE WHEN h % 2 = 0 THEN 'Female' ELSE 'Male' END AS sex,"
                    + " ['White', 'Black', 'Asian', 'Other', 'Native'][1 + (h // 2) % 5] AS race,"
                    + " (h // 10) % 2 AS y_true, CAST((h // 20) % 10 < 4 AS INTEGER) AS y_pred,"
                    + " ((h // 200) % 100000) / 100000 AS score, 1 + ((h // 77) % 1000) / 999 AS w"
                    + " FROM (SELECT CAST(hash(range) % 1000000007 AS BIGINT) AS h FROM range(" + rows + "))) TO '"
                    + file
                    + "' (FORMAT PARQUET)");
        }
    }

    private static void evidence(Tally tally) {
        if (FairnessCheck.run(tally, OPTIONS).isEmpty()) {
            throw new IllegalStateException("nothing was measured, so that the time means nothing; check the metrics");
        }
    }

    private void print(String what, int rows, double seconds) throws IOException {
        out.println(String.format(Locale.ROOT, "%-34s %,12d rows %8.3f s   %s", what, rows, seconds, memory()));
    }

    /** The most memory that the process has had so far, as Linux counts it. */
    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("")
                        .replaceAll("\\s+", " ")
                : "";
    }
}
