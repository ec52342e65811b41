package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.MitigationSection;
import dev.assize.core.ColumnType;
import dev.assize.core.Suggestion;
import dev.assize.core.Task;
import dev.assize.fairness.mitigation.AdversaryMethod;
import dev.assize.fairness.mitigation.ExponentiatedGradient;
import dev.assize.fairness.mitigation.FeatureRepair;
import dev.assize.fairness.mitigation.LabelledRows;
import dev.assize.fairness.mitigation.LossMethod;
import dev.assize.fairness.mitigation.Mitigation;
import dev.assize.fairness.mitigation.MitigationJson;
import dev.assize.fairness.mitigation.MitigationMethod;
import dev.assize.fairness.mitigation.MixtureMethod;
import dev.assize.fairness.mitigation.PenaltyMethod;
import dev.assize.fairness.mitigation.RepairMethod;
import dev.assize.fairness.mitigation.Reweighing;
import dev.assize.fairness.mitigation.ScoredRows;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingPart;
import dev.assize.training.fit.AdversarySettings;
import dev.assize.training.fit.GapPenalty;
import dev.assize.training.fit.RowAdversary;
import dev.assize.training.fit.RowGroups;
import dev.assize.training.fit.RowPenalty;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Trains a model with the mitigation of an audit file. */
final class MitigationStep {
    private final MitigationSection section;
    private final int[] truth;
    private final String salt;

    /**
     * Makes a step.
     *
     * @param section what is done
     * @param truth index of the true class of each training row
     * @param salt what random rules draw by
     */
    MitigationStep(MitigationSection section, int[] truth, String salt) {
        this.section = section;
        this.truth = truth.clone();
        this.salt = salt;
    }

    /**
     * Trains and stores the mitigation with the model.
     *
     * @param part the training rows with the weights that they have without a mitigation
     * @param training trains on a part
     */
    TrainedModel train(TrainingPart part, Function<TrainingPart, TrainedModel> training) {
        LabelledRows rows =
                StoredMitigation.labelled(part.rows(), section.attributes(), part.task(), truth, part.weights());
        if (section.method() instanceof LossMethod method) {
            Mitigation stored =
                    new Mitigation.OfLoss(section.attributes(), rows.groups().names(), method.id(), method.settings());
            return with(training.apply(part.withGroups(rowGroups(method, rows, part.task()))), stored);
        }
        if (section.method() instanceof RepairMethod method) {
            return repaired(rows, method, part, training);
        }
        if (section.method() instanceof MixtureMethod method) {
            return mixed(rows, method, new LessonTrainer(part, training));
        }
        if (section.method() instanceof MitigationMethod.OfLabels method) {
            MitigationMethod.Chosen<TrainedModel> chosen = method.fit(rows, new LessonTrainer(part, training));
            String settings = method.settings().isEmpty() ? "" : method.settings() + "; ";
            Mitigation stored = new Mitigation.OfLoss(
                    section.attributes(), rows.groups().names(), method.id(), settings + chosen.remark());
            return with(chosen.model(), stored);
        }
        if (section.method() instanceof MitigationMethod.OfDecisions method) {
            TrainedModel model = training.apply(part);
            double[] probabilities = LessonTrainer.probabilities(model, part);
            return with(
                    model,
                    new Mitigation.OfDecisions(
                            section.attributes(), method.fit(ScoredRows.of(rows, probabilities)), salt));
        }
        Reweighing weights = Reweighing.fit(rows);
        return with(
                training.apply(part.withWeights(weights.weights(rows))),
                new Mitigation.OfTraining(section.attributes(), weights));
    }

    private TrainedModel repaired(
            LabelledRows rows, RepairMethod method, TrainingPart part, Function<TrainingPart, TrainedModel> training) {
        List<String> columns = columns(method, part);
        FeatureRepair repair = method.fit(part.rows(), rows.groups(), columns);
        String settings = method.settings() + "; of " + String.join(", ", columns);
        return with(
                training.apply(part.withRows(repair.apply(part.rows(), rows.groups()))),
                new Mitigation.OfFeatures(section.attributes(), method.id(), settings, repair));
    }

    /** The features that are changed: those that are named, or all that are numbers. */
    private List<String> columns(RepairMethod method, TrainingPart part) {
        List<String> numbers = part.features().stream()
                .filter(name -> part.rows().column(name).type() == ColumnType.NUMERIC)
                .toList();
        List<String> read =
                section.attributes().stream().filter(part.features()::contains).toList();
        if (!read.isEmpty()) {
            throw new AuditException(
                    section.place(),
                    "the model reads '" + read.get(0) + "' itself, so other features need not tell it",
                    "Leave out 'feature: true' of that column, or this mitigation.");
        }
        for (String name : method.columns()) {
            if (!numbers.contains(name)) {
                throw new AuditException(
                        section.place(),
                        "'" + name + "' is no feature with numbers, and only such can be changed",
                        Suggestion.among(name, numbers));
            }
        }
        List<String> columns = method.columns().isEmpty() ? numbers : method.columns();
        if (columns.isEmpty()) {
            throw new AuditException(
                    section.place(),
                    "the model reads no feature with numbers, so there is nothing to change",
                    "Choose another mitigation, for example reweighing.");
        }
        return columns;
    }

    private TrainedModel mixed(LabelledRows rows, MixtureMethod method, LessonTrainer trainer) {
        ExponentiatedGradient.Result<TrainedModel> result = ExponentiatedGradient.fit(rows, method.options(), trainer);
        List<TrainedModel.Member> members = IntStream.range(0, result.models().size())
                .mapToObj(i -> new TrainedModel.Member(
                        result.models().get(i), result.shares().get(i)))
                .toList();
        return with(
                TrainedModel.mixture(members),
                new Mitigation.OfMixture(
                        section.attributes(),
                        rows.groups().names(),
                        method.settings() + "; " + MixtureMethod.remark(result),
                        salt));
    }

    private static RowGroups rowGroups(LossMethod method, LabelledRows rows, Task task) {
        return method instanceof AdversaryMethod adversary
                ? rowAdversary(adversary, rows, task)
                : rowPenalty((PenaltyMethod) method, rows, task);
    }

    private static RowAdversary rowAdversary(AdversaryMethod asked, LabelledRows rows, Task task) {
        AdversaryMethod.Form form = asked.form();
        AdversarySettings settings = new AdversarySettings(
                asked.events(),
                rows.groups().names().size(),
                task.favorableIndex(),
                asked.strength(),
                new AdversarySettings.Form(form.hidden(), form.rate(), form.sharpness()));
        return RowAdversary.of(settings, asked.cells(rows));
    }

    private static RowPenalty rowPenalty(PenaltyMethod asked, LabelledRows rows, Task task) {
        PenaltyMethod.Pace pace = asked.pace();
        GapPenalty penalty = new GapPenalty(
                asked.events(),
                rows.groups().names().size(),
                task.favorableIndex(),
                asked.bound(),
                new GapPenalty.Pace(pace.strength(), pace.rate(), pace.limit(), pace.sharpness()));
        return RowPenalty.of(penalty, asked.cells(rows));
    }

    private static TrainedModel with(TrainedModel model, Mitigation mitigation) {
        return model.withMitigation(MitigationJson.write(mitigation));
    }
}
