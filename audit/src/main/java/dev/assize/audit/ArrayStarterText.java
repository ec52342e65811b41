package dev.assize.audit;

import dev.assize.core.ArrayColumn;
import dev.assize.core.ColumnType;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.data.TaskReader;
import dev.assize.data.arrays.ArraySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of a first audit file for pictures or sequences, which is what a network of their kind trains on. */
final class ArrayStarterText implements StarterFiles {
    private static final int SMALL_SIDE = 4; // a shorter side cannot be halved twice

    private final Task task;
    private final Table table;
    private final Optional<ArraySource.Size> size;
    private final ArrayColumn arrays;

    ArrayStarterText(Task task, Table table, Optional<ArraySource.Size> size) {
        this.task = task;
        this.table = table;
        this.size = size;
        arrays = (ArrayColumn) table.columns().stream()
                .filter(column -> column.type() == ColumnType.ARRAY)
                .findFirst()
                .orElseThrow();
    }

    private boolean pictures() {
        return arrays.axes().length == 3;
    }

    @Override
    public String audit(String path, Optional<String> labels) {
        List<String> lines = new ArrayList<>();
        lines.add("# Written by 'assize init' from " + table.rowCount() + (pictures() ? " pictures" : " sequences")
                + ". Read each line; guesses are marked with (?).");
        lines.add("data:");
        lines.add("  path: " + YamlText.quoted(path));
        labels.ifPresent(file -> lines.add("  labels: " + YamlText.quoted(file)));
        lines.add("  label: " + YamlText.quoted(task.label()));
        task.favorable().ifPresent(value -> lines.add("  favorable: " + YamlText.quoted(value)));
        size.ifPresent(to -> lines.add("  size: [" + to.height() + ", " + to.width() + "]"));
        lines.add("  # columns:");
        lines.add("  #   " + YamlText.comment(described()));
        lines.add("  #   " + YamlText.comment(task.label() + ": " + values()));
        lines.add("split: {test: 0.3, seed: 7}");
        lines.add("model:");
        lines.add("  train: {" + network() + ", epochs: 20, batch: 64, learningRate: 0.001}   # (?)");
        lines.add("  # or   path: model.zip");
        lines.add("checks: [privacy, robustness]   # fairness needs a table whose columns say who a row belongs to");
        lines.add("policy: " + Starter.POLICY);
        lines.add("report: {directory: target/assize, formats: [html, xlsx, json]}");
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String policy() {
        return StarterText.HEADING + StarterText.MEMBERSHIP;
    }

    /** A network that fits the shape: windows of pictures too small to be halved twice are halved once, or not. */
    private String network() {
        if (!pictures()) {
            return "kind: lstm, units: [64]";
        }
        int[] axes = arrays.axes();
        int side = Math.min(axes[1], axes[2]);
        if (side >= SMALL_SIDE) {
            return "kind: cnn, filters: [16, 32], hidden: [64]";
        }
        return "kind: cnn, filters: [16], pool: " + (side > 1 ? 2 : 0) + ", hidden: [64]";
    }

    private String described() {
        int[] axes = arrays.axes();
        String channels = arrays.channels() == 1 ? "1 channel" : arrays.channels() + " channels";
        if (pictures()) {
            return arrays.name() + ", " + channels + " of " + axes[1] + " x " + axes[2] + " pixels";
        }
        int[] steps = IntStream.range(0, arrays.size())
                .filter(row -> !arrays.isMissing(row))
                .map(arrays::steps)
                .sorted()
                .toArray();
        int last = steps.length - 1;
        String length = steps[0] == steps[last] ? String.valueOf(steps[0]) : steps[0] + " to " + steps[last];
        return arrays.name() + ", " + channels + " of " + length + " time steps";
    }

    private String values() {
        List<String> all = TaskReader.values(table.column(task.label()));
        String shown = all.stream().limit(StarterText.MOST_VALUES).collect(Collectors.joining(" | "));
        return all.size() > StarterText.MOST_VALUES ? shown + " and more, " + all.size() + " values" : shown;
    }
}
