package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.ChecksSection;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Place;
import dev.assize.core.Progress;
import dev.assize.core.Role;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Tally;
import dev.assize.core.Task;
import dev.assize.core.Undefined;
import dev.assize.data.counting.RowOutcomes;
import dev.assize.data.counting.TallyReader;
import dev.assize.explain.ExplainCheck;
import dev.assize.fairness.FairnessCheck;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.Population;
import dev.assize.fairness.features.FeatureCheck;
import dev.assize.fairness.individual.CounterfactualCheck;
import dev.assize.fairness.individual.SimilarityCheck;
import dev.assize.fairness.regression.NumberOutcomes;
import dev.assize.fairness.regression.RegressionCheck;
import dev.assize.privacy.PrivacyCheck;
import dev.assize.robustness.RobustnessCheck;
import dev.assize.training.TrainingEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the checks in their order: training record, fairness, privacy, explanations, robustness. */
final class CheckStep {
    /** The reason of every piece of evidence that needs a model where there is none. */
    private static final String NO_MODEL = "the decisions stand in the table and there is no model to ask";

    private final AuditFile file;
    private final AuditedData data;
    private final Decided decided;
    private final Progress progress;

    CheckStep(AuditFile file, AuditedData data, Decided decided, Progress progress) {
        this.file = file;
        this.data = data;
        this.decided = decided;
        this.progress = progress;
    }

    /** Returns what every id of every check means. */
    static List<Definition> definitions() {
        return Stream.of(
                        TrainingEvidence.definitions(),
                        FairnessCheck.definitions(),
                        RegressionCheck.definitions(),
                        FeatureCheck.definitions(),
                        CounterfactualCheck.definitions(),
                        SimilarityCheck.definitions(),
                        MitigationEvidence.definitions(),
                        PrivacyCheck.definitions(),
                        ExplainCheck.definitions(),
                        RobustnessCheck.definitions())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns all evidence. */
    List<Evidence> run() {
        ChecksSection checks = file.checks();
        List<Evidence> evidence = new ArrayList<>();
        decided.model().ifPresent(model -> evidence.addAll(TrainingEvidence.of(model.record(), model.task())));
        decided.learned()
                .ifPresent(learned ->
                        evidence.add(learned.evidence(decided.judged().rowCount())));
        checks.fairness().ifPresent(options -> evidence.addAll(fairness(options)));
        checks.fairness().ifPresent(options -> evidence.addAll(features(options)));
        checks.fairness().ifPresent(options -> evidence.addAll(counterfactuals(options)));
        checks.fairness().ifPresent(options -> evidence.addAll(similar(options)));
        checks.fairness()
                .ifPresent(options ->
                        decided.unmitigated().ifPresent(mitigation -> evidence.addAll(mitigated(options, mitigation))));
        checks.privacy().ifPresent(options -> {
            progress.at("privacy: attacking the model", 0, 0);
            evidence.addAll(new PrivacyStep(data, decided).run(options));
        });
        checks.explain()
                .ifPresent(options -> evidence.addAll(onNumbers(
                        ExplainCheck.definitions(),
                        (model, people, truth) ->
                                new ExplainCheck(options, seed(), progress).run(model, people, truth))));
        checks.robustness()
                .ifPresent(options -> evidence.addAll(onNumbers(
                        RobustnessCheck.definitions(),
                        (model, people, truth) ->
                                new RobustnessCheck(options, seed(), progress).run(model, people, truth))));
        return List.copyOf(evidence);
    }

    /** A check that asks a model about people, one a row. */
    @FunctionalInterface
    private interface ModelCheck {
        List<Evidence> run(TableModel model, Table people, int[] truth);
    }

    /** Runs a check on the people that the judged rows stand for; says why not where it cannot be run. */
    private List<Evidence> onPeople(List<Definition> definitions, ModelCheck check) {
        return asking(decided.scorer(), definitions, check);
    }

    /** Runs a check on people as the network reads them: with features as a mitigation repaired them, if it did. */
    private List<Evidence> onNumbers(List<Definition> definitions, ModelCheck check) {
        return asking(
                decided.network(),
                definitions,
                (model, people, truth) -> check.run(model, decided.read(people), truth));
    }

    private List<Evidence> asking(Optional<TableModel> model, List<Definition> definitions, ModelCheck check) {
        if (model.isEmpty()) {
            return undefined(definitions, Undefined.Cause.NOT_APPLICABLE, NO_MODEL);
        }
        Optional<int[]> rows = People.rowsOf(data.source().name(), decided.judged());
        if (rows.isEmpty()) {
            return undefined(definitions, Undefined.Cause.NOT_COMPUTED, People.TOO_MANY);
        }
        int[] truth = decided.truth();
        int[] ofPeople = Arrays.stream(rows.get()).map(row -> truth[row]).toArray();
        return check.run(model.get(), decided.judged().select(rows.get()), ofPeople);
    }

    private static List<Evidence> undefined(List<Definition> definitions, Undefined.Cause cause, String reason) {
        return definitions.stream()
                .<Evidence>map(definition -> new Undefined(new EvidenceKey(definition.id(), Scope.ALL), cause, reason))
                .toList();
    }

    private List<Evidence> mitigated(FairnessOptions options, Decided.Unmitigated mitigation) {
        List<Evidence> before = mitigation
                .decisions()
                .map(decisions -> fairness(options, RowOutcomes.of(decisions)))
                .orElse(List.of());
        return MitigationEvidence.of(before, mitigation, decided.judged().rowCount());
    }

    /** What the features say of groups, where that is asked for. */
    private List<Evidence> features(FairnessOptions options) {
        if (!asks(options, FeatureCheck.definitions())) {
            return List.of();
        }
        if (data.columns().features().isEmpty()) {
            return undefined(FeatureCheck.definitions(), Undefined.Cause.NOT_APPLICABLE, NO_MODEL);
        }
        progress.at("fairness: looking for proxies", 0, 0);
        return People.of(data.source().name(), decided.judged())
                .map(people -> FeatureCheck.run(
                        people, data.columns().features(), data.columns().attributes(), options.metrics()))
                .orElseGet(() -> undefined(FeatureCheck.definitions(), Undefined.Cause.NOT_COMPUTED, People.TOO_MANY));
    }

    /** What would be decided about the same people if they were of another group, where that is asked for. */
    private List<Evidence> counterfactuals(FairnessOptions options) {
        if (!asks(options, CounterfactualCheck.definitions())) {
            return List.of();
        }
        progress.at("fairness: changing the group of people", 0, 0);
        return onPeople(
                CounterfactualCheck.definitions(),
                (model, people, truth) -> CounterfactualCheck.run(model, people, changes(), options.metrics()));
    }

    private CounterfactualCheck.Changes changes() {
        Map<String, List<String>> proxies = new LinkedHashMap<>();
        file.data().sensitive().forEach(column -> proxies.put(column.name(), column.proxies()));
        return new CounterfactualCheck.Changes(
                data.columns().attributes(), proxies, seed().child("fairness.counterfactual"));
    }

    /** How alike people are treated who are alike, where that is asked for. */
    private List<Evidence> similar(FairnessOptions options) {
        if (!asks(options, SimilarityCheck.definitions())) {
            return List.of();
        }
        progress.at("fairness: comparing people who are alike", 0, 0);
        return onPeople(
                SimilarityCheck.definitions(),
                (model, people, truth) -> SimilarityCheck.run(model, people, options.metrics(), seed()));
    }

    private static boolean asks(FairnessOptions options, List<Definition> definitions) {
        return definitions.stream().anyMatch(each -> options.metrics().asksOfModels(each.id()));
    }

    private List<Evidence> fairness(FairnessOptions options) {
        progress.at("fairness: counting groups", 0, 0);
        return decided.numbers()
                .map(numbers -> regression(options, numbers))
                .orElseGet(() -> fairness(options, decided.outcomes()));
    }

    private List<Evidence> regression(FairnessOptions options, NumberOutcomes numbers) {
        return People.rowsOf(data.source().name(), decided.judged())
                .map(rows -> RegressionCheck.run(
                        decided.judged().select(rows),
                        numbers.select(rows),
                        options.withAttributes(data.columns().attributes())))
                .orElseGet(
                        () -> undefined(RegressionCheck.definitions(), Undefined.Cause.NOT_COMPUTED, People.TOO_MANY));
    }

    private List<Evidence> fairness(FairnessOptions options, RowOutcomes outcomes) {
        List<String> attributes = data.columns().attributes();
        List<String> conditions = data.columns().conditions();
        List<String> counted = Stream.concat(attributes.stream(), conditions.stream())
                .distinct()
                .toList();
        Optional<FavorableClasses> favorable = FavorableClasses.of(
                file.data().favorableClasses(),
                decided.task(),
                Place.of(file.origin().source()));
        Table rows = countable(counted);
        Tally tally = favorable
                .map(set -> tally(set.rows(rows), counted, set.binary(), set.outcomes(outcomes)))
                .orElseGet(() -> tally(rows, counted, decided.task(), outcomes));
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : counted) {
            if (data.table().column(name) instanceof CategoricalColumn texts) {
                values.put(name, texts.dictionary());
            }
        }
        return FairnessCheck.run(
                tally,
                options.withAttributes(attributes)
                        .withConditions(conditions)
                        .withValues(values)
                        .withPopulations(populations()));
    }

    private Map<String, Population> populations() {
        Map<String, Population> stated = new LinkedHashMap<>();
        file.data()
                .sensitive()
                .forEach(column -> column.population().ifPresent(population -> stated.put(column.name(), population)));
        return stated;
    }

    /** Counts; rows that stand for several people are written out where there are scores and not too many people. */
    private Tally tally(Table rows, List<String> counted, Task task, RowOutcomes outcomes) {
        boolean several = !rows.schema().names(Role.WEIGHT).isEmpty();
        if (outcomes.scores().isEmpty() || !several) {
            return TallyReader.count(rows, counted, task, outcomes);
        }
        Optional<int[]> people = People.rowsOf(data.source().name(), rows);
        if (people.isEmpty()) {
            return TallyReader.count(rows, counted, task, outcomes.decisions());
        }
        Table each = Table.of(rows.select(people.get()).columns());
        return TallyReader.count(each, counted, task, outcomes.select(people.get()));
    }

    /** The columns that are counted, and no decision that could be taken for the truth. */
    private Table countable(List<String> counted) {
        List<Column> columns = new ArrayList<>();
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        Table judged = decided.judged();
        for (String name : judged.schema().names()) {
            boolean weight = judged.schema().names(Role.WEIGHT).contains(name);
            boolean truth = data.truthKnown() && name.equals(decided.task().label());
            if (weight || truth || counted.contains(name)) {
                columns.add(judged.column(name));
            }
            if (weight) {
                roles.put(name, EnumSet.of(Role.WEIGHT));
            }
        }
        return Table.of(columns, roles);
    }

    private Seed seed() {
        return new Seed(file.split().seed());
    }
}
