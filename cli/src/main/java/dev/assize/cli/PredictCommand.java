package dev.assize.cli;

import dev.assize.audit.SourceTables;
import dev.assize.audit.StoredMitigation;
import dev.assize.audit.file.AuditException;
import dev.assize.core.ColumnType;
import dev.assize.core.Place;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.training.ModelColumns;
import dev.assize.training.ModelFile;
import dev.assize.training.Predictions;
import dev.assize.training.TrainedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores the rows of a table. */
@Command(
        name = "predict",
        description = "Score the rows of a table: the most probable class and all probabilities, or a number.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize predict model.zip applicants.csv --out scores.csv",
            "  assize predict model.zip applicants.parquet --out scores.jsonl --id name",
            "  assize predict model.zip dataset:loans --out -"
        })
final class PredictCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL.zip", description = "A model that 'assize train' wrote.")
    private Path model = Path.of("model.zip");

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "CSV, JSON lines or Parquet; pictures, sequences; or dataset:NAME.")
    private String data = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "CSV, or JSON lines where it ends in .jsonl; '-' prints CSV.")
    private Path out = STANDARD_OUTPUT;

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column that names the rows, copied.")
    private @Nullable String id;

    @Option(
            names = "--types",
            paramLabel = "COLUMN=TYPE",
            split = ",",
            description = "numeric, categorical or text; as in training unless given.")
    private Map<String, ColumnType> types = new LinkedHashMap<>();

    PredictCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean prints = out.equals(STANDARD_OUTPUT);
        Path target = console.input(out);
        if (!prints) {
            Targets.requireWritable(target, "Name the file that the predictions go to, for example scores.csv.");
        }
        TrainedModel trained = ModelFile.load(console.input(model));
        Table rows = rows(trained);
        Optional<StoredMitigation> mitigation =
                StoredMitigation.of(trained, Place.of(console.input(model).toString()));
        Table read = mitigation.map(stored -> stored.prepared(rows)).orElse(rows);
        Predictions predictions = mitigated(mitigation, rows, Predictions.of(trained, read, Optional.ofNullable(id)));
        if (prints) {
            console.out().print(predictions.text(Predictions.Form.CSV));
            console.out().flush();
        } else {
            predictions.write(target);
            console.line("rows: %d", predictions.rows());
            console.line("written: %s", console.shown(target));
        }
        return 0;
    }

    /** The decisions of the mitigation that is stored with the model; random rules draw by the names of the rows. */
    private Predictions mitigated(Optional<StoredMitigation> mitigation, Table rows, Predictions predictions) {
        List<String> names = IntStream.range(0, rows.rowCount())
                .mapToObj(row ->
                        id == null ? Integer.toString(row + 1) : rows.column(id).text(row, ""))
                .toList();
        return mitigation
                .flatMap(stored -> stored.decide(rows, predictions.scores(), names))
                .map(predictions::withDecisions)
                .orElse(predictions);
    }

    private Table rows(TrainedModel trained) {
        SourceTables tables = Folders.tables();
        boolean named = data.startsWith(SourceTables.DATASET);
        String source = named ? data : console.input(Path.of(data)).toString();
        Table rows = tables.read(source, types);
        ModelColumns.require(trained, rows, source);
        if (id != null && rows.schema().find(id).isEmpty()) {
            throw new AuditException(
                    Place.of(source),
                    "there is no column '" + id + "' to name the rows by",
                    Suggestion.among(id, rows.schema().names()));
        }
        Map<String, ColumnType> wanted = new LinkedHashMap<>(ModelColumns.types(trained));
        wanted.putAll(types);
        boolean fits = wanted.entrySet().stream()
                .allMatch(column -> rows.column(column.getKey()).type() == column.getValue());
        return fits || named ? rows : tables.read(source, wanted);
    }
}
