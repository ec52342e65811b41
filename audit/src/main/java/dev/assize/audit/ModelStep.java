package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.ModelSection;
import dev.assize.audit.file.SplitSection;
import dev.assize.core.Decisions;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Tally;
import dev.assize.data.RowWeights;
import dev.assize.data.Split;
import dev.assize.data.TaskReader;
import dev.assize.training.MlpTrainer;
import dev.assize.training.ModelFile;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingPart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Trains or loads the model, or takes the decisions of the table; says what was decided for the rows that judge. */
final class ModelStep {
    private final AuditFile file;
    private final AuditedData data;
    private final Progress progress;

    ModelStep(AuditFile file, AuditedData data, Progress progress) {
        this.file = file;
        this.data = data;
        this.progress = progress;
    }

    /** Returns what was decided. */
    Decided decide() {
        if (file.model() instanceof ModelSection.Predictions predictions) {
            return taken(predictions);
        }
        Split split = split();
        Table training = data.table().select(split.train());
        TrainedModel model = file.model() instanceof ModelSection.Saved saved
                ? ModelFile.load(file.origin().resolve(saved.path()))
                : train(training);
        return decided(model, training, data.table().select(split.test()));
    }

    /** Trains the model of the file on the training part. */
    TrainedModel train() {
        return train(data.table().select(split().train()));
    }

    private TrainedModel train(Table training) {
        ModelSection.Train section = (ModelSection.Train) file.model();
        TrainingPart part = TrainingPart.of(
                        training, data.task(), data.columns().features())
                .withWeights(weights(training))
                .withSource("data", data.source().digest());
        return new MlpTrainer(section.settings()).train(part, seed(), progress);
    }

    private Decided decided(TrainedModel model, Table training, Table judged) {
        progress.at("scoring: " + judged.rowCount() + " rows", 0, 0);
        int[] decisions = Decisions.mostProbable(model.score(judged));
        return Decided.taken(judged, decisions, truth(judged)).by(model, Optional.of(training));
    }

    private Decided taken(ModelSection.Predictions predictions) {
        Table judged = data.table();
        int[] decisions = TaskReader.classes(data.source().name(), judged, predictions.decision(), data.task());
        return Decided.taken(judged, decisions, truth(judged));
    }

    private int[] truth(Table rows) {
        if (data.truthKnown()) {
            return TaskReader.truth(data.source().name(), rows, data.task());
        }
        int[] unknown = new int[rows.rowCount()];
        Arrays.fill(unknown, Tally.UNKNOWN);
        return unknown;
    }

    private Split split() {
        SplitSection section = file.split();
        if (section.byColumn().isPresent()) {
            SplitSection.ByColumn by = section.byColumn().get();
            return Split.byColumn(data.table(), by.column(), by.train(), by.test());
        }
        return Split.stratified(data.table(), List.of(data.task().label()), section.testFraction(), seed());
    }

    private Seed seed() {
        return new Seed(file.split().seed());
    }

    private double[] weights(Table rows) {
        return Arrays.stream(RowWeights.of(data.source().name(), rows))
                .asDoubleStream()
                .toArray();
    }
}
