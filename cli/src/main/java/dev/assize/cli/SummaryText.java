package dev.assize.cli;

import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.training.LayerSummary;
import dev.assize.training.ModelSummary;
import dev.assize.training.TrainingRecord;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.Score;
import java.util.Locale;
import java.util.Map;

/**
 * A model's summary as a person reads it.
 *
 * @param console where it is printed
 */
record SummaryText(Console console) {
    private static final int MOST_COLUMNS = 40;

    void print(ModelSummary summary) {
        task(summary.task());
        console.line("reads: %d columns, encoded to %s", summary.columns().size(), summary.shape());
        summary.columns().stream().limit(MOST_COLUMNS).forEach(column -> console.line("  %s", column));
        if (summary.columns().size() > MOST_COLUMNS) {
            console.line("  and more; --json names them all");
        }
        network(summary);
        TrainingRecord record = summary.record();
        console.line("settings:");
        entries(record.settings().values());
        console.line("seed: %d", record.seed().value());
        console.line("digests:");
        entries(record.digests());
        console.line("versions:");
        entries(record.versions());
        boolean classes = summary.task().kind() != TaskKind.REGRESSION;
        record.selection().ifPresent(found -> new SelectionText(console, classes).print(found));
        epochs(record, classes);
        record.seconds().ifPresent(seconds -> console.line("seconds: %.1f", seconds));
        console.line("privacy: %s", summary.privacy());
        summary.mitigation().ifPresent(line -> console.line("mitigation: %s", line));
    }

    private void task(Task task) {
        console.line("task: %s, label %s", task.kind().name().toLowerCase(Locale.ROOT), task.label());
        if (!task.classes().isEmpty()) {
            console.line("classes: %s", String.join(", ", task.classes()));
        }
        task.favorable().ifPresent(favorable -> console.line("favorable: %s", favorable));
    }

    private void network(ModelSummary summary) {
        console.line("network: %d layers, %d parameters", summary.layers().size(), summary.parameters());
        console.line("  %-12s %-28s %-20s %10s", "layer", "kind", "output", "parameters");
        for (LayerSummary layer : summary.layers()) {
            console.line("  %-12s %-28s %-20s %10d", layer.name(), layer.kind(), layer.output(), layer.parameters());
        }
    }

    private void entries(Map<String, ?> entries) {
        entries.forEach((name, value) -> console.line("  %-26s %s", name, value));
    }

    private void epochs(TrainingRecord record, boolean classes) {
        console.line(
                "epochs: %d, kept: %d%s",
                record.fit().epochs().size(),
                record.fit().bestEpoch(),
                record.fit().stoppedEarly() ? ", stopped early" : "");
        console.line("  %5s  %-12s %12s %9s %8s", "epoch", "part", "loss", "accuracy", "rows");
        for (EpochScores epoch : record.fit().epochs()) {
            epoch.parts()
                    .forEach((part, score) -> console.line(
                            "  %5d  %-12s %12.6g %9s %8d",
                            epoch.number(), part, score.loss(), classes ? accuracy(score) : "-", score.rows()));
        }
    }

    private static String accuracy(Score score) {
        return String.format(Locale.ROOT, "%.4f", score.accuracy());
    }
}
