package dev.assize.audit;

import dev.assize.core.Evidence;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.data.TargetColumn;
import dev.assize.data.TaskReader;
import dev.assize.privacy.MembershipLosses;
import dev.assize.privacy.PrivacyCheck;
import dev.assize.privacy.PrivacyClaim;
import dev.assize.privacy.PrivacyInputs;
import dev.assize.privacy.PrivacyOptions;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingRecord;
import dev.assize.training.privacy.PrivateHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Brings together what the privacy check looks at: the people of the table, and the losses of the model. */
final class PrivacyStep {
    private final AuditedData data;
    private final Decided decided;

    PrivacyStep(AuditedData data, Decided decided) {
        this.data = data;
        this.decided = decided;
    }

    List<Evidence> run(PrivacyOptions options) {
        PrivacyInputs inputs = options.quasiIdentifiers().isEmpty() ? PrivacyInputs.NONE : ofPeople();
        if (decided.model().isPresent() && decided.learned().isPresent()) {
            inputs = withLosses(
                    withRecord(inputs, decided.model().get().record()),
                    decided.model().get(),
                    decided.learned().get());
        }
        return PrivacyCheck.run(inputs, options);
    }

    private PrivacyInputs ofPeople() {
        return People.of(source(), data.table())
                .map(PrivacyInputs.NONE::withTable)
                .orElseGet(() -> PrivacyInputs.NONE.withoutTable(People.TOO_MANY));
    }

    private static PrivacyInputs withRecord(PrivacyInputs inputs, TrainingRecord record) {
        Optional<PrivateHistory> privacy = record.privacy();
        if (privacy.isPresent() && !privacy.get().ledger().secret()) {
            return inputs.withSeededNoise();
        }
        return inputs.withRecord(privacy.map(spent -> PrivacyClaim.of(spent.ledger(), spent.delta(), spent.records())));
    }

    /** Members are the rows that gradients came from, and no others; held-out rows of the training are neither. */
    private PrivacyInputs withLosses(PrivacyInputs inputs, TrainedModel model, Learned learned) {
        if (learned.rows().isEmpty()) {
            return inputs.withoutLosses(learned.grounds());
        }
        Optional<Table> members = People.of(source(), learned.rows().get());
        Optional<Table> others = People.of(source(), decided.judged());
        return members.isEmpty() || others.isEmpty()
                ? inputs.withoutLosses(People.TOO_MANY)
                : inputs.withLosses(MembershipLosses.of(losses(model, members.get()), losses(model, others.get())));
    }

    /**
     * The squared error of a number; of a class -ln p(true class), with p at least the smallest normal number so that the
     * loss is finite.
     */
    private double[] losses(TrainedModel model, Table people) {
        Task task = model.task();
        if (task.kind() == TaskKind.REGRESSION) {
            double[] truth = TargetColumn.of(source(), people, task.label());
            Tensor predicted = scores(people);
            return IntStream.range(0, truth.length)
                    .mapToDouble(row -> Math.min(Double.MAX_VALUE, Math.pow(predicted.at(row, 0) - truth[row], 2)))
                    .toArray();
        }
        int[] truth = TaskReader.truth(source(), people, task);
        Tensor probabilities = scores(people);
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = -Math.log(Math.max(probabilities.at(row, truth[row]), Double.MIN_NORMAL));
        }
        return losses;
    }

    private Tensor scores(Table people) {
        return decided.scorer().orElseThrow().score(people);
    }

    private String source() {
        return data.source().name();
    }
}
