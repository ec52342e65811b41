package dev.assize.cli;

import dev.assize.audit.FairnessRequest;
import dev.assize.audit.FairnessRun;
import dev.assize.audit.MoreMetrics;
import dev.assize.audit.NumbersRun;
import dev.assize.data.TableSource;
import dev.assize.data.counting.OutcomeColumns;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.MetricSelection;
import dev.assize.reports.Measurement;
import dev.assize.reports.json.MeasurementJson;
import dev.assize.reports.terminal.MeasurementText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the fairness of decisions that stand in a table. */
@Command(
        name = "fairness",
        description = "Measure how decisions in a table differ between groups; no model is needed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize fairness predictions.csv --label y_true --decision y_pred \\",
            "      --sensitive sex,race",
            "  assize fairness loans.parquet --label repaid --decision approved \\",
            "      --favorable yes --score p --sensitive sex --reference sex=Male",
            "  assize fairness people.jsonl --label y --decision d --sensitive age \\",
            "      --bands age=25,45,65 --by-pairs --json",
            "  assize fairness salaries.csv --task regression --label salary \\",
            "      --decision predicted --sensitive sex",
            "",
            "Ends with 0 when everything could be measured, also where a number has no",
            "value, and with 2 when the table or the options cannot be used. It judges",
            "nothing; 'assize audit' does, by a policy."
        })
final class FairnessCommand implements Callable<Integer> {
    private final Console console;
    private final CommonOptions common;

    @Parameters(
            paramLabel = "PREDICTIONS",
            description = "CSV, JSON lines or Parquet with one row for each person; .gz may follow.")
    private Path file = Path.of("predictions.csv");

    @Mixin
    private final OutcomeOptions columns = new OutcomeOptions();

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Option(
            names = "--metrics",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Metrics by id or a peer's name; 'usual' (default), 'scores', 'ranking', 'local_law_144' and 'all'"
                            + " are sets.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "'classification' (default), or 'regression': label and decision hold numbers.")
    private Task task = Task.CLASSIFICATION;

    @Option(names = "--by-pairs", description = "Also compare every pair of groups.")
    private boolean byPairs;

    @Option(names = "--json", description = "Print everything as JSON, for programs.")
    private boolean json;

    /** What was decided about people. */
    enum Task {
        /** Classes. */
        CLASSIFICATION,
        /** Numbers. */
        REGRESSION
    }

    FairnessCommand(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    @Override
    public Integer call() {
        OutcomeColumns outcomes = columns.columns();
        FairnessOptions options = FairnessOptions.defaults()
                .withConditions(columns.conditions())
                .withIntersectionOrder(comparison.order())
                .withComparison(comparison.comparison())
                .withMetrics(selection(outcomes))
                .withPopulations(comparison.populations());
        FairnessRequest request = new FairnessRequest(TableSource.of(console.input(file)), outcomes, options);
        Measurement measurement = task == Task.REGRESSION ? NumbersRun.of(request) : FairnessRun.of(request);
        if (json) {
            console.out().print(MeasurementJson.write(measurement));
        } else {
            console.out().print(Console.plain(MeasurementText.render(measurement, console.style(common))));
        }
        return 0;
    }

    private MetricSelection selection(OutcomeColumns outcomes) {
        if (!metrics.isEmpty() && !byPairs && !comparison.names()) {
            return new MetricSelection(metrics);
        }
        List<String> names = metrics.isEmpty() ? new ArrayList<>(List.of("usual")) : new ArrayList<>(metrics);
        if (byPairs) {
            names.addAll(MoreMetrics.ofPairs());
        }
        if (comparison.names()) {
            names.addAll(MoreMetrics.toReference());
        }
        if (metrics.isEmpty() && outcomes.answers().score().isPresent()) {
            names.addAll(MetricSelection.SCORES.names());
        }
        return new MetricSelection(names);
    }
}
