package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.core.ColumnType;
import dev.assize.core.Place;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.data.TableProfile;
import dev.assize.data.TableProfile.ColumnProfile;
import dev.assize.data.TableProfile.Hint;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import dev.assize.data.TaskReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes a first audit file and policy from what a table looks like; a person reads and completes both. */
public final class Starter {
    /** Name of the audit file. */
    public static final String AUDIT = "audit.yaml";

    /** Name of the policy. */
    public static final String POLICY = "policy.yaml";

    private static final Set<String> GOOD =
            Set.of("yes", "true", "1", "approved", "accepted", "admitted", "good", "pass");

    private final Path data;
    private final Task task;
    private final TableProfile profile;

    private Starter(Path data, Task task, TableProfile profile) {
        this.data = data;
        this.task = task;
        this.profile = profile;
    }

    /**
     * Looks at a table.
     *
     * @param data the file as the user named it
     * @param label the column to predict
     * @param favorable the value that is good for the person; where it is not given and the label has two values, the one
     *     that plainly says so, such as {@code yes}
     * @throws AuditException if the favorable value is not given and not plain
     * @throws dev.assize.data.DataException if the table or the label cannot be used
     */
    public static Starter of(Path data, String label, Optional<String> favorable) {
        Table table = TableReader.read(TableSource.of(data));
        TableProfile profile = TableProfile.of(table);
        Optional<ColumnProfile> column =
                profile.columns().stream().filter(c -> c.name().equals(label)).findFirst();
        Optional<String> good = favorable.or(() -> column.filter(c -> c.distinct() == 2)
                .flatMap(c -> c.values().stream()
                        .filter(value -> GOOD.contains(value.toLowerCase(Locale.ROOT)))
                        .findFirst()));
        if (good.isEmpty() && column.isPresent() && column.get().distinct() == 2) {
            List<String> values = column.get().values();
            throw new AuditException(
                    Place.of(data.toString()),
                    "the label '" + label + "' has the values " + values
                            + ", and which is good for a person is not plain",
                    "Say --favorable " + values.get(0) + " or --favorable " + values.get(1) + ".");
        }
        return new Starter(data, TaskReader.read(data.toString(), table, label, good), profile);
    }

    /**
     * Writes both files.
     *
     * @param directory where to; made if need be
     * @return the files
     * @throws AuditException if one of them is there already
     */
    public List<Path> write(Path directory) {
        List<Path> files = List.of(directory.resolve(AUDIT), directory.resolve(POLICY));
        for (Path file : files) {
            if (Files.exists(file)) {
                throw new AuditException(
                        Place.of(file.toString()),
                        "the file is there already and is not overwritten",
                        "Remove it, or say --out with another folder.");
            }
        }
        try {
            Files.createDirectories(directory.toAbsolutePath());
            Files.writeString(files.get(0), auditText(directory));
            Files.writeString(files.get(1), policyText());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + AUDIT + " and " + POLICY + " to " + directory, e);
        }
        return files;
    }

    private String auditText(Path directory) {
        List<String> lines = new ArrayList<>();
        lines.add("# Written by 'assize init' from " + profile.rows()
                + " rows. Read each line; guesses are marked with (?).");
        lines.add("data:");
        lines.add("  path: " + quoted(pathFrom(directory)));
        lines.add("  label: " + quoted(task.label()));
        task.favorable()
                .ifPresent(value -> lines.add("  favorable: " + quoted(value) + "   # (?) good for the person"));
        lines.add("  sensitive:   # (?) the groups that are compared; the model does not read them");
        sensitive().forEach(column -> lines.addAll(sensitiveLines(column)));
        lines.add("  exclude: [" + String.join(", ", excluded()) + "]   # (?) identifiers and constants");
        lines.add("  # columns:");
        profile.columns().forEach(column -> lines.add("  #   " + described(column)));
        lines.add("split: {test: 0.3, seed: 7}");
        lines.add("model:");
        lines.add("  train: {kind: mlp, hidden: [64, 32], epochs: 20, batch: 256, learningRate: 0.001}");
        lines.add("  # or   path: model.zip");
        lines.add("  # or   predictions: {decision: COLUMN, score: COLUMN}");
        lines.add("checks: [fairness, privacy, explain, robustness]");
        lines.add("policy: " + POLICY);
        lines.add("report: {directory: target/assize, formats: [html, xlsx, json]}");
        return String.join("\n", lines) + "\n";
    }

    private String policyText() {
        List<String> lines = new ArrayList<>();
        lines.add("# A first policy: conventions, not law. Choose limits with the people who answer for them.");
        lines.add("policy: first");
        lines.add("version: 1");
        lines.add("rules:");
        if (task.kind() == TaskKind.BINARY) {
            for (ColumnProfile column : sensitive()) {
                lines.addAll(
                        rule("selection-" + id(column), "fairness.demographic_parity_ratio", "atLeast: 0.80", column));
                lines.addAll(rule(
                        "opportunity-" + id(column), "fairness.equal_opportunity_difference", "atMost: 0.10", column));
            }
        }
        lines.add("  - id: membership");
        lines.add("    title: Nobody can tell who was in the training data");
        lines.add("    metric: privacy.membership_auc");
        lines.add("    require: {atMost: 0.60}");
        lines.add("    severity: error");
        lines.add("    source: project default");
        return String.join("\n", lines) + "\n";
    }

    private List<String> rule(String id, String metric, String limit, ColumnProfile column) {
        return List.of(
                "  - id: " + id,
                "    title: "
                        + quoted(metric.substring(metric.indexOf('.') + 1).replace('_', ' ') + " by " + column.name()),
                "    metric: " + metric,
                "    scope: {attribute: " + quoted(groupName(column)) + "}",
                "    require: {" + limit + "}",
                "    severity: error",
                "    source: convention");
    }

    private List<ColumnProfile> sensitive() {
        return profile.columns().stream()
                .filter(column ->
                        column.hint() == Hint.LIKELY_SENSITIVE && !column.name().equals(task.label()))
                .toList();
    }

    private List<String> excluded() {
        return profile.columns().stream()
                .filter(column -> column.hint() == Hint.LIKELY_ID || column.hint() == Hint.CONSTANT)
                .filter(column -> !column.name().equals(task.label()))
                .map(column -> quoted(column.name()))
                .toList();
    }

    private static boolean isCut(ColumnProfile column) {
        return column.type() == ColumnType.NUMERIC && column.values().isEmpty();
    }

    private static String groupName(ColumnProfile column) {
        return isCut(column) ? column.name() + "_group" : column.name();
    }

    private static List<String> sensitiveLines(ColumnProfile column) {
        if (!isCut(column)) {
            return List.of("    - " + quoted(column.name()));
        }
        double middle = column.range()
                .map(range -> Math.rint((range.least() + range.most()) / 2))
                .orElse(0.0);
        return List.of("    - {column: " + quoted(column.name()) + ", name: " + quoted(groupName(column)) + ", cuts: ["
                + SettingText.of(middle) + "]}   # (?) where to cut");
    }

    private static String described(ColumnProfile column) {
        String range = column.range()
                .map(r -> " from " + SettingText.of(r.least()) + " to " + SettingText.of(r.most()))
                .orElse(column.values().isEmpty() ? "" : ": " + String.join(" | ", column.values()));
        String missing = column.missing() == 0 ? "" : ", " + column.missing() + " missing";
        return (column.name() + ", " + column.type().name().toLowerCase(Locale.ROOT) + range + ", " + column.distinct()
                        + " values" + missing)
                .replaceAll("\\R", " ");
    }

    private static String id(ColumnProfile column) {
        return column.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    private String pathFrom(Path directory) {
        Path from = directory.toAbsolutePath().normalize();
        Path to = data.toAbsolutePath().normalize();
        return from.relativize(to).toString().replace('\\', '/');
    }

    /** A YAML text in double quotes. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u007f' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
