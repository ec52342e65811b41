package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.ChecksSection;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Progress;
import dev.assize.core.Role;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.TallyReader;
import dev.assize.data.TaskReader;
import dev.assize.explain.ExplainCheck;
import dev.assize.fairness.FairnessCheck;
import dev.assize.fairness.FairnessOptions;
import dev.assize.privacy.MembershipLosses;
import dev.assize.privacy.PrivacyCheck;
import dev.assize.privacy.PrivacyInputs;
import dev.assize.privacy.PrivacyOptions;
import dev.assize.robustness.RobustnessCheck;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingEvidence;
import java.util.ArrayList;
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
        checks.fairness().ifPresent(options -> evidence.addAll(fairness(options)));
        checks.privacy().ifPresent(options -> evidence.addAll(privacy(options)));
        checks.explain()
                .ifPresent(options -> evidence.addAll(decided.scorer()
                        .map(model -> new ExplainCheck(options, seed(), progress)
                                .run(model, decided.judged(), decided.truth()))
                        .orElseGet(() -> ExplainCheck.notApplicable(NO_MODEL))));
        checks.robustness()
                .ifPresent(options -> evidence.addAll(decided.scorer()
                        .map(model -> new RobustnessCheck(options, seed(), progress)
                                .run(model, decided.judged(), decided.truth()))
                        .orElseGet(() -> RobustnessCheck.notApplicable(NO_MODEL))));
        return List.copyOf(evidence);
    }

    private List<Evidence> fairness(FairnessOptions options) {
        progress.at("fairness: counting groups", 0, 0);
        List<String> attributes = data.columns().attributes();
        List<String> conditions = data.columns().conditions();
        List<String> counted = Stream.concat(attributes.stream(), conditions.stream())
                .distinct()
                .toList();
        var tally = TallyReader.count(countable(counted), counted, data.task(), decided.decisions());
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : counted) {
            if (data.table().column(name) instanceof CategoricalColumn texts) {
                values.put(name, texts.dictionary());
            }
        }
        return FairnessCheck.run(
                tally,
                options.withAttributes(attributes).withConditions(conditions).withValues(values));
    }

    /** The columns that are counted, and no decision that could be taken for the truth. */
    private Table countable(List<String> counted) {
        List<Column> columns = new ArrayList<>();
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        Table judged = decided.judged();
        for (String name : judged.schema().names()) {
            boolean weight = judged.schema().names(Role.WEIGHT).contains(name);
            boolean truth = data.truthKnown() && name.equals(data.task().label());
            if (weight || truth || counted.contains(name)) {
                columns.add(judged.column(name));
            }
            if (weight) {
                roles.put(name, EnumSet.of(Role.WEIGHT));
            }
        }
        return Table.of(columns, roles);
    }

    private List<Evidence> privacy(PrivacyOptions options) {
        progress.at("privacy: attacking the model", 0, 0);
        PrivacyInputs inputs =
                options.quasiIdentifiers().isEmpty() ? PrivacyInputs.NONE : PrivacyInputs.NONE.withTable(data.table());
        if (decided.model().isPresent()) {
            inputs = inputs.withRecord(Optional.empty());
            Optional<MembershipLosses> losses = losses(decided.model().get());
            inputs = losses.isPresent() ? inputs.withLosses(losses.get()) : inputs;
        }
        return PrivacyCheck.run(inputs, options);
    }

    private Optional<MembershipLosses> losses(TrainedModel model) {
        if (decided.training().isEmpty() || !data.truthKnown()) {
            return Optional.empty();
        }
        Table training = decided.training().get();
        int[] truth = TaskReader.truth(data.source().name(), training, data.task());
        return Optional.of(MembershipLosses.of(
                crossEntropy(model.score(training), truth),
                crossEntropy(model.score(decided.judged()), decided.truth())));
    }

    /** -ln p(true class), with p at least the smallest normal number so that the loss is finite. */
    private static double[] crossEntropy(Tensor probabilities, int[] truth) {
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = -Math.log(Math.max(probabilities.at(row, truth[row]), Double.MIN_NORMAL));
        }
        return losses;
    }

    private Seed seed() {
        return new Seed(file.split().seed());
    }
}
