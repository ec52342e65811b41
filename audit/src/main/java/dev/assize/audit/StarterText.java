package dev.assize.audit;

import dev.assize.core.ColumnType;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.data.TableProfile;
import dev.assize.data.TableProfile.ColumnProfile;
import dev.assize.data.TableProfile.Hint;
import dev.assize.data.TableProfile.NumberRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words of a first audit file and a first policy for a table. */
final class StarterText implements StarterFiles {
    /** How many values are shown at most. */
    static final int MOST_VALUES = 12;

    /** The first lines of every first policy. */
    static final String HEADING = """
            # A first policy: conventions, not law. Choose limits with the people who answer for them.
            policy: first
            version: 1
            rules:
            """;

    /** The rule that every first policy has. */
    static final String MEMBERSHIP = """
              - id: membership
                title: Nobody can tell who was in the training data
                metric: privacy.membership_auc
                require: {atMost: 0.60}
                severity: error
                source: project default
            """;

    private final Task task;
    private final TableProfile profile;

    StarterText(Task task, TableProfile profile) {
        this.task = task;
        this.profile = profile;
    }

    @Override
    public String audit(String path, Optional<String> labels) {
        List<String> lines = new ArrayList<>();
        lines.add("# Written by 'assize init' from " + profile.rows()
                + " rows. Read each line; guesses are marked with (?).");
        lines.add("data:");
        lines.add("  path: " + YamlText.quoted(path));
        lines.add("  label: " + YamlText.quoted(task.label()));
        if (task.kind() == TaskKind.REGRESSION) {
            lines.add("  task: regression   # (?) the label is a number, no class");
        }
        task.favorable()
                .ifPresent(value ->
                        lines.add("  favorable: " + YamlText.quoted(value) + "   # (?) the value good for the person"));
        lines.addAll(sensitiveLines());
        List<String> excluded = excluded();
        lines.add("  exclude: [" + String.join(", ", excluded) + "]   # (?) identifiers and constants");
        lines.add("  # columns:");
        profile.columns().forEach(column -> lines.add("  #   " + described(column)));
        lines.add("split: {test: 0.3, seed: 7}");
        lines.add("model:");
        lines.add("  train: {kind: mlp, hidden: [64, 32], epochs: 20, batch: 256, learningRate: 0.001}");
        lines.add("  # or   path: model.zip");
        String score = task.kind() == TaskKind.REGRESSION ? "" : ", score: COLUMN";
        lines.add("  # or   predictions: {decision: COLUMN" + score + "}   # and no split: every row is judged");
        lines.add(
                sensitive().isEmpty()
                        ? "checks: [privacy, explain, robustness]   # and fairness, once a sensitive column is named"
                        : "checks: [fairness, privacy, explain, robustness]");
        lines.add("policy: " + Starter.POLICY);
        lines.add("report: {directory: target/assize, formats: [html, xlsx, json]}");
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String policy() {
        StringBuilder text = new StringBuilder(HEADING);
        List<String> lines = new ArrayList<>();
        if (task.kind() == TaskKind.BINARY) {
            Set<String> taken = new HashSet<>();
            for (ColumnProfile column : sensitive()) {
                String id = freeId(column, taken);
                lines.addAll(rule("selection-" + id, "fairness.demographic_parity_ratio", "atLeast: 0.80", column));
                lines.addAll(
                        rule("opportunity-" + id, "fairness.equal_opportunity_difference", "atMost: 0.10", column));
            }
        }
        if (task.kind() == TaskKind.REGRESSION) {
            Set<String> taken = new HashSet<>();
            sensitive()
                    .forEach(column -> lines.addAll(rule(
                            "prediction-" + freeId(column, taken),
                            "fairness.regression_mean_prediction_ratio",
                            "atLeast: 0.80",
                            column)));
        }
        lines.forEach(line -> text.append(line).append('\n'));
        return text.append(MEMBERSHIP).toString();
    }

    private List<String> rule(String id, String metric, String limit, ColumnProfile column) {
        String measured = metric.substring(metric.indexOf('.') + 1).replace('_', ' ');
        return List.of(
                "  - id: " + id,
                "    title: " + YamlText.quoted(measured + " by " + column.name()),
                "    metric: " + metric,
                "    scope: {attribute: " + YamlText.quoted(groupName(column)) + "}",
                "    require: {" + limit + "}",
                "    severity: error",
                "    source: convention");
    }

    /** Columns whose name is that of a protected attribute. */
    private List<ColumnProfile> sensitive() {
        return profile.columns().stream()
                .filter(column -> column.hint() == Hint.LIKELY_SENSITIVE)
                .filter(column -> !column.name().equals(task.label()))
                .toList();
    }

    private List<String> excluded() {
        return profile.columns().stream()
                .filter(column -> column.hint() == Hint.LIKELY_ID || column.hint() == Hint.CONSTANT)
                .filter(column -> !column.name().equals(task.label()))
                .map(column -> YamlText.quoted(column.name()))
                .toList();
    }

    private List<String> sensitiveLines() {
        if (sensitive().isEmpty()) {
            return List.of(
                    "  sensitive: []   # (?) no column looks like one; name those whose groups shall be compared");
        }
        List<String> lines = new ArrayList<>();
        lines.add("  sensitive:   # (?) the groups that are compared; the model does not read them");
        for (ColumnProfile column : sensitive()) {
            lines.add(
                    isCut(column)
                            ? "    - {column: " + YamlText.quoted(column.name()) + ", name: "
                                    + YamlText.quoted(groupName(column)) + ", cuts: [" + middle(column)
                                    + "]}   # (?) where to cut"
                            : "    - " + YamlText.quoted(column.name()));
        }
        return lines;
    }

    private static boolean isCut(ColumnProfile column) {
        return column.type() == ColumnType.NUMERIC && column.values().isEmpty();
    }

    /** A name of its own for the groups of a number that is cut. */
    private String groupName(ColumnProfile column) {
        String name = column.name();
        while (isCut(column) && isColumn(name)) {
            name += "_group";
        }
        return name;
    }

    private boolean isColumn(String name) {
        return profile.columns().stream().anyMatch(column -> column.name().equals(name));
    }

    /** The middle of the range, whole where a whole number leaves values on both of its sides. */
    private static String middle(ColumnProfile column) {
        NumberRange range = column.range().orElseThrow();
        double middle = range.least() + (range.most() - range.least()) / 2;
        double whole = Math.rint(middle);
        return SettingText.of(whole > range.least() && whole <= range.most() ? whole : middle);
    }

    private static String described(ColumnProfile column) {
        String range = column.range()
                .map(r -> " from " + SettingText.of(r.least()) + " to " + SettingText.of(r.most()))
                .orElse(column.values().isEmpty() ? "" : ": " + String.join(" | ", column.values()));
        String missing = column.missing() == 0 ? "" : ", " + column.missing() + " missing";
        return YamlText.comment(column.name() + ", " + column.type().name().toLowerCase(Locale.ROOT) + range + ", "
                + column.distinct() + " values" + missing);
    }

    /** An id made of the letters of the name that ids may have; numbered where nothing is left or it is taken. */
    private static String freeId(ColumnProfile column, Set<String> taken) {
        String letters = column.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String stem = letters.isEmpty() ? "column" : letters;
        String id = stem;
        for (int number = 2; !taken.add(id); number++) {
            id = stem + "-" + number;
        }
        return id;
    }
}
