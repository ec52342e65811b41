package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.DataSection;
import dev.assize.audit.file.ModelSection;
import dev.assize.audit.file.SensitiveColumn;
import dev.assize.audit.file.SplitSection;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.data.DerivedColumn;
import dev.assize.data.LossWeights;
import dev.assize.data.ScoreColumn;
import dev.assize.data.TableChecks;
import dev.assize.data.TargetColumn;
import dev.assize.data.TaskReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the groups, gives every column its roles and finds the task. */
final class DataStep {
    /** The most values that the cells of a column of several values have together. */
    private static final int MOST_VALUES = 50;

    private final AuditFile file;
    private final DataSection section;

    DataStep(AuditFile file) {
        this.file = file;
        this.section = file.data();
    }

    /** Prepares a table; every problem with its columns is reported together. */
    AuditedData prepare(SourceTable source) {
        Table raw = source.table();
        TableChecks.require(unfitColumns(source.name(), raw));
        Table grouped = raw;
        for (SensitiveColumn column : section.sensitive()) {
            for (DerivedColumn derived : derived(column, raw)) {
                grouped = derived.addTo(grouped);
            }
        }
        Task task = section.isNumber()
                ? TargetColumn.task(source.name(), raw, answerColumn())
                : TaskReader.read(source.name(), raw, answerColumn(), section.favorable());
        FavorableClasses.of(section.favorableClasses(), task, Place.of(source.name()));
        List<String> features = features(raw);
        Table table = grouped.withRoles(roles(features, raw));
        TableChecks.require(TableChecks.problems(source.name(), table));
        requireUseOfEncoding(source.name(), table, features);
        List<String> attributes = section.sensitive().stream()
                .flatMap(column -> names(column, raw).stream())
                .toList();
        return new AuditedData(
                source,
                table,
                task,
                section.label().isPresent(),
                new AuditedData.Columns(features, attributes, section.conditions()));
    }

    private void requireUseOfEncoding(String source, Table table, List<String> features) {
        boolean used =
                features.stream().anyMatch(name -> !table.column(name).type().formsGroups());
        if (section.encoding().isPresent() && !used) {
            TableChecks.require(List.of(new Problem(
                    Place.of(source),
                    "'encoding' is stated, and the model reads no pictures, sequences or texts",
                    "Leave 'encoding' out; numbers are standardised, categories become one-hot.")));
        }
    }

    /** The column that names the classes: the label, or the decisions where nobody knows what was right. */
    private String answerColumn() {
        return section.label().orElseGet(() -> decisionColumns().get(0));
    }

    private List<Problem> unfitColumns(String source, Table raw) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(TableChecks.unfit(source, raw, section.label().stream().toList(), "label"));
        List<String> sensitive = section.sensitive().stream()
                .filter(column -> column.separator().isEmpty())
                .map(SensitiveColumn::column)
                .distinct()
                .toList();
        problems.addAll(TableChecks.unfit(source, raw, sensitive, "sensitive"));
        section.sensitive().stream()
                .filter(column -> column.separator().isPresent())
                .forEach(column -> problems.addAll(several(source, raw, column)));
        problems.addAll(TableChecks.unfit(source, raw, section.conditions(), "condition"));
        section.sensitive()
                .forEach(column -> problems.addAll(TableChecks.absent(source, raw, column.proxies(), "proxy")));
        problems.addAll(TableChecks.absent(source, raw, section.exclude(), "excluded"));
        problems.addAll(TableChecks.unfit(source, raw, section.count().stream().toList(), "count"));
        problems.addAll(weights(source, raw));
        problems.addAll(TableChecks.unfit(source, raw, splitColumns(), "split column"));
        problems.addAll(TableChecks.unfit(source, raw, decisionColumns(), "prediction"));
        problems.addAll(scores(source, raw));
        problems.addAll(doubleUses(source));
        problems.addAll(takenNames(source, raw));
        return problems;
    }

    private List<Problem> weights(String source, Table raw) {
        List<String> column = section.weights().stream().toList();
        List<Problem> problems = TableChecks.unfit(source, raw, column, "weights");
        return problems.isEmpty()
                ? column.stream()
                        .flatMap(name -> LossWeights.problem(source, raw, name).stream())
                        .toList()
                : problems;
    }

    private List<Problem> scores(String source, Table raw) {
        return file.model() instanceof ModelSection.Predictions predictions
                ? predictions.score().stream()
                        .filter(name -> raw.schema().find(name).isPresent())
                        .flatMap(name -> ScoreColumn.problem(source, raw, name).stream())
                        .toList()
                : List.of();
    }

    /** A decision that is its own truth is always right, and groups by the answer always differ. */
    private List<Problem> doubleUses(String source) {
        Map<String, String> uses = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        section.label().ifPresent(name -> use(source, name, "label", uses, problems));
        decisionColumns().forEach(name -> use(source, name, "prediction", uses, problems));
        section.count().ifPresent(name -> use(source, name, "count", uses, problems));
        section.weights().ifPresent(name -> use(source, name, "weights", uses, problems));
        section.sensitive().stream()
                .map(SensitiveColumn::column)
                .distinct()
                .forEach(name -> use(source, name, "sensitive", uses, problems));
        return problems;
    }

    private static void use(String source, String name, String use, Map<String, String> uses, List<Problem> problems) {
        String before = uses.putIfAbsent(name, use);
        if (before != null) {
            problems.add(new Problem(
                    Place.of(source),
                    "the column '" + name + "' is named as " + before + " and as " + use,
                    "Name another column in one of the two places; a column has one of these uses."));
        }
    }

    /** Groups that would take the place of a column of the table. */
    private List<Problem> takenNames(String source, Table raw) {
        List<Problem> problems = new ArrayList<>();
        for (SensitiveColumn column : section.sensitive()) {
            derived(column, raw).stream()
                    .filter(made -> raw.schema().find(made.name()).isPresent())
                    .forEach(made -> problems.add(new Problem(
                            Place.of(source),
                            "the groups made of '" + column.column() + "' are called '" + made.name()
                                    + "', and the table has a column of that name",
                            "Give them another 'name', which is not yet taken.")));
        }
        return problems;
    }

    /** What is wrong with a column whose cells hold several values. */
    private static List<Problem> several(String source, Table raw, SensitiveColumn column) {
        List<Problem> problems =
                new ArrayList<>(TableChecks.absent(source, raw, List.of(column.column()), "sensitive"));
        if (problems.isEmpty()) {
            int values = values(column, raw).size();
            if (values == 0 || values > MOST_VALUES) {
                problems.add(new Problem(
                        Place.of(source),
                        "the cells of the sensitive column '" + column.column() + "', taken apart at '"
                                + column.separator().orElseThrow() + "', hold " + values
                                + " different values; allowed are 1 to " + MOST_VALUES,
                        "Check the separator, or put values together before."));
            }
        }
        return problems;
    }

    private static List<String> values(SensitiveColumn column, Table raw) {
        boolean there = raw.schema().find(column.column()).isPresent();
        return there && column.separator().isPresent()
                ? DerivedColumn.Member.values(
                        raw.column(column.column()), column.separator().get())
                : List.of();
    }

    /** The names that a sensitive column is compared by. */
    private static List<String> names(SensitiveColumn column, Table raw) {
        return column.separator().isPresent()
                ? derived(column, raw).stream().map(DerivedColumn::name).toList()
                : List.of(column.name());
    }

    private List<String> splitColumns() {
        return file.split().byColumn().map(SplitSection.ByColumn::column).stream()
                .toList();
    }

    private List<String> decisionColumns() {
        List<String> columns = new ArrayList<>();
        if (file.model() instanceof ModelSection.Predictions predictions) {
            columns.add(predictions.decision());
            predictions.score().ifPresent(columns::add);
        }
        return columns;
    }

    /** What a model reads: every column that has no other use; a sensitive one only where the file says so. */
    private List<String> features(Table raw) {
        if (file.model() instanceof ModelSection.Predictions) {
            return List.of();
        }
        Set<String> features = new LinkedHashSet<>(raw.schema().names());
        section.sensitive().stream()
                .filter(column -> !column.feature())
                .forEach(column -> features.remove(column.column()));
        features.removeAll(section.exclude());
        features.removeAll(splitColumns());
        section.label().ifPresent(features::remove);
        section.count().ifPresent(features::remove);
        section.weights().ifPresent(features::remove);
        return List.copyOf(features);
    }

    private Map<String, Set<Role>> roles(List<String> features, Table raw) {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        features.forEach(name -> add(roles, name, Role.FEATURE));
        section.label().ifPresent(name -> add(roles, name, Role.LABEL));
        section.sensitive().forEach(column -> names(column, raw).forEach(name -> add(roles, name, Role.SENSITIVE)));
        section.sensitive().stream()
                .filter(SensitiveColumn::feature)
                .forEach(column -> add(roles, column.column(), Role.SENSITIVE));
        section.count().ifPresent(name -> add(roles, name, Role.WEIGHT));
        if (file.model() instanceof ModelSection.Predictions predictions) {
            add(roles, predictions.decision(), Role.PREDICTION);
            predictions.score().ifPresent(name -> add(roles, name, Role.SCORE));
        }
        return roles;
    }

    private static void add(Map<String, Set<Role>> roles, String name, Role role) {
        roles.computeIfAbsent(name, key -> EnumSet.noneOf(Role.class)).add(role);
    }

    private static List<DerivedColumn> derived(SensitiveColumn column, Table raw) {
        if (!column.cuts().isEmpty()) {
            return List.of(new DerivedColumn.Cuts(column.name(), column.column(), column.cuts()));
        }
        if (!column.groups().isEmpty()) {
            return List.of(new DerivedColumn.Groups(column.name(), column.column(), column.groups()));
        }
        if (column.parts() > 0) {
            return List.of(new DerivedColumn.Quantiles(column.name(), column.column(), column.parts()));
        }
        List<DerivedColumn> members = new ArrayList<>();
        for (String value : values(column, raw)) {
            String name = column.name() + ": " + value;
            String separator = column.separator().orElseThrow();
            members.add(new DerivedColumn.Member(name, column.column(), separator, value));
        }
        return members;
    }
}
