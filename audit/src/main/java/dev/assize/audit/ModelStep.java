package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.ModelSection;
import dev.assize.audit.file.SensitiveColumn;
import dev.assize.audit.file.SplitSection;
import dev.assize.core.Decisions;
import dev.assize.core.Place;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Tally;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.data.LossWeights;
import dev.assize.data.RowWeights;
import dev.assize.data.ScoreColumn;
import dev.assize.data.Split;
import dev.assize.data.TargetColumn;
import dev.assize.data.TaskReader;
import dev.assize.data.encoding.EncodingOptions;
import dev.assize.fairness.regression.NumberOutcomes;
import dev.assize.training.LearnedRows;
import dev.assize.training.ModelSearch;
import dev.assize.training.TrainedModel;
import dev.assize.training.Trainer;
import dev.assize.training.TrainingPart;
import dev.assize.training.TrainingRecord;
import dev.assize.training.fit.CheckpointFolder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /**
     * Returns what was decided.
     *
     * @throws AuditException if a saved model was made for another task
     */
    Decided decide() {
        if (file.model() instanceof ModelSection.Predictions predictions) {
            return taken(predictions);
        }
        if (file.model() instanceof ModelSection.Gan) {
            throw new AuditException(
                    Place.of(file.origin().source()),
                    "a GAN makes pictures and decides nothing, so there is nothing to audit",
                    "Run 'assize train " + file.origin().source() + "' to train and measure it.");
        }
        Split split = split(file, data);
        Table judged = data.table().select(split.test());
        TrainedModel model = file.model() instanceof ModelSection.Saved saved
                ? SavedModel.load(saved.path(), file.origin(), data.task())
                : train(split, Optional.empty());
        progress.at("scoring: " + judged.rowCount() + " rows", 0, 0);
        Optional<StoredMitigation> mitigation =
                StoredMitigation.of(model, Place.of(file.origin().source()));
        Tensor scores = scores(model, mitigation, judged);
        if (model.task().kind() == TaskKind.REGRESSION) {
            return Decided.predicted(model.task(), judged, numbers(predictions(scores), judged))
                    .by(model, learned(model, split));
        }
        int[] plain = Decisions.mostProbable(scores);
        int[] decisions = mitigation
                .flatMap(stored -> stored.decide(judged, scores, rowIds(split.test())))
                .orElse(plain);
        Decided decided = scored(Decided.taken(model.task(), judged, decisions, truth(judged, model.task())), scores)
                .by(model, learned(model, split));
        return mitigation
                .map(stored -> decided.without(new Decided.Unmitigated(
                        stored,
                        stored.leavesTheModel() ? Optional.of(plain) : unweighted(split, judged),
                        stored.columnsToDecide(),
                        read(model, stored.attributes()))))
                .orElse(decided);
    }

    /** Scores rows as the model reads them. */
    private static Tensor scores(TrainedModel model, Optional<StoredMitigation> mitigation, Table rows) {
        return model.score(mitigation.map(stored -> stored.prepared(rows)).orElse(rows));
    }

    private double[] predictions(Tensor scores) {
        double[] numbers = new double[scores.rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = scores.at(row, 0);
            if (!Double.isFinite(numbers[row])) {
                throw new AuditException(
                        Place.of(file.origin().source()),
                        "the model predicts " + numbers[row] + " for judged row " + (row + 1),
                        "A prediction is a finite number; train the model again, with a smaller learning rate.");
            }
        }
        return numbers;
    }

    /** Predicted numbers beside the true ones, where the table has them. */
    private NumberOutcomes numbers(double[] predicted, Table rows) {
        return data.truthKnown()
                ? NumberOutcomes.of(
                        predicted,
                        TargetColumn.of(data.source().name(), rows, data.task().label()))
                : NumberOutcomes.of(predicted);
    }

    /** With the probabilities of the favorable class, where there is one. */
    private Decided scored(Decided decided, Tensor scores) {
        Optional<double[]> favorable = favorable(decided.task(), scores);
        if (favorable.isEmpty()) {
            return decided;
        }
        double[] probabilities = favorable.get();
        for (int row = 0; row < probabilities.length; row++) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new AuditException(
                        Place.of(file.origin().source()),
                        "the model gives judged row " + (row + 1) + " the score " + probabilities[row],
                        "A score is a probability from 0 to 1; train the model again, with a smaller learning rate.");
            }
        }
        return decided.scored(probabilities);
    }

    /** The probability of each row that its class is the favorable one, or one of several that are named. */
    private Optional<double[]> favorable(Task task, Tensor scores) {
        if (task.kind() == TaskKind.BINARY) {
            return Optional.of(IntStream.range(0, scores.rows())
                    .mapToDouble(row -> scores.at(row, task.favorableIndex()))
                    .toArray());
        }
        return favorableClasses(task).map(classes -> classes.probabilities(scores));
    }

    private Optional<FavorableClasses> favorableClasses(Task task) {
        return FavorableClasses.of(
                file.data().favorableClasses(), task, Place.of(file.origin().source()));
    }

    /** The sensitive columns among some names that the model reads, as they stand or cut into groups. */
    private List<String> read(TrainedModel model, List<String> names) {
        return file.data().sensitive().stream()
                .filter(each -> names.contains(each.name()) && model.columns().contains(each.column()))
                .map(SensitiveColumn::name)
                .toList();
    }

    /** What names the rows: their numbers in the table from 1, as 'assize predict' numbers them. */
    private static List<String> rowIds(int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> Integer.toString(row + 1)).toList();
    }

    /**
     * Decisions of a model that is trained without the mitigation of this file; none where the model was saved, or
     * where a second training would spend privacy once more.
     */
    private Optional<int[]> unweighted(Split split, Table judged) {
        if (!(file.model() instanceof ModelSection.Train section)
                || section.settings().privacy().isPresent()) {
            return Optional.empty();
        }
        TrainedModel model = new Trainer(section.settings()).train(trainingPart(split), seed(), progress);
        return Optional.of(Decisions.mostProbable(model.score(judged)));
    }

    /** Trains the model of the file on the training part. */
    TrainedModel train(Optional<CheckpointPlace> checkpoints) {
        return train(split(file, data), checkpoints);
    }

    /** Trains the model of the file on the training part and counts what it gets right on the other part. */
    TestedModel test() {
        if (data.task().kind() == TaskKind.REGRESSION) {
            throw new AuditException(
                    Place.of(file.origin().source()),
                    "the label '" + data.task().label() + "' is a number, and a predicted number is not right or wrong",
                    "Run 'assize audit', which measures how far predictions are off.");
        }
        Split split = split(file, data);
        TrainedModel model = train(split, Optional.empty());
        Table judged = data.table().select(split.test());
        Optional<StoredMitigation> mitigation =
                StoredMitigation.of(model, Place.of(file.origin().source()));
        Tensor scores = scores(model, mitigation, judged);
        int[] decisions = mitigation
                .flatMap(stored -> stored.decide(judged, scores, rowIds(split.test())))
                .orElseGet(() -> Decisions.mostProbable(scores));
        int[] truth = truth(judged, data.task());
        long correct = IntStream.range(0, truth.length)
                .filter(row -> truth[row] == decisions[row])
                .count();
        return new TestedModel(model, correct, truth.length);
    }

    private TrainedModel train(Split split, Optional<CheckpointPlace> checkpoints) {
        ModelSection.Train section = (ModelSection.Train) file.model();
        boolean several = section.mitigation()
                .filter(each -> each.method().trainsSeveral())
                .isPresent();
        if (several && checkpoints.isPresent()) {
            throw new AuditException(
                    section.mitigation().orElseThrow().place(),
                    "this mitigation trains several models, and checkpoints are of one training",
                    "Leave '--checkpoint' out.");
        }
        TrainingPart part = trainingPart(split);
        return section.mitigation()
                .map(mitigation -> new MitigationStep(
                                mitigation,
                                truth(part.rows(), part.task()),
                                Long.toString(file.split().seed()))
                        .train(part, mitigated -> train(section, mitigated, checkpoints)))
                .orElseGet(() -> train(section, part, checkpoints));
    }

    private TrainingPart trainingPart(Split split) {
        return part(split.train(), data.columns().features(), data.task())
                .withEncoding(file.data().encoding().orElse(EncodingOptions.DEFAULT))
                .withSource("data", data.source().digest());
    }

    private TrainedModel train(ModelSection.Train section, TrainingPart part, Optional<CheckpointPlace> checkpoints) {
        Optional<CheckpointFolder.Resume> resume = checkpoints.map(
                place -> place.resume() ? CheckpointFolder.Resume.LATEST_COMPLETE : CheckpointFolder.Resume.NO);
        if (section.search().isPresent()) {
            ModelSearch search = new ModelSearch(section.search().get());
            return checkpoints
                    .map(place -> search.withCheckpoints(place.folder(), resume.orElseThrow()))
                    .orElse(search)
                    .train(part, seed(), progress);
        }
        Trainer trainer = new Trainer(section.settings());
        return checkpoints
                .map(place -> trainer.withCheckpoints(place.folder(), resume.orElseThrow()))
                .orElse(trainer)
                .train(part, seed(), progress);
    }

    /** What is known of the rows that the model learned from: whether they are those of the training part. */
    private Learned learned(TrainedModel model, Split split) {
        TrainingRecord record = model.record();
        TrainingPart training = part(split.train(), model.columns(), model.task());
        Optional<int[]> rows = LearnedRows.of(record, asTrained(training, model));
        if (rows.isPresent()) {
            return Learned.confirmed(training.rows().select(rows.get()));
        }
        TrainingPart judged = part(split.test(), model.columns(), model.task());
        TrainingPart all = TrainingPart.of(data.table(), model.task(), model.columns());
        boolean seen = LearnedRows.sameRows(record, asTrained(judged, model))
                || LearnedRows.sameRows(record, asTrained(all.withWeights(weights(data.table())), model));
        boolean sameFile = data.source().digest().equals(record.digests().get("data"));
        return seen ? Learned.SEEN : sameFile ? Learned.OTHER_SPLIT : Learned.OTHER_DATA;
    }

    /** The rows with the weights or features that a mitigation gave them. */
    private TrainingPart asTrained(TrainingPart part, TrainedModel model) {
        return data.truthKnown()
                ? StoredMitigation.of(model, Place.of(file.origin().source()))
                        .map(stored -> stored.asTrained(part, truth(part.rows(), part.task())))
                        .orElse(part)
                : part;
    }

    private TrainingPart part(int[] numbers, List<String> features, Task task) {
        Table rows = data.table().select(numbers);
        return TrainingPart.of(rows, task, features).withWeights(weights(rows));
    }

    private Decided taken(ModelSection.Predictions predictions) {
        Table judged = data.table();
        if (data.task().kind() == TaskKind.REGRESSION) {
            double[] predicted = TargetColumn.of(data.source().name(), judged, predictions.decision());
            return Decided.predicted(data.task(), judged, numbers(predicted, judged));
        }
        int[] decisions = TaskReader.classes(data.source().name(), judged, predictions.decision(), data.task());
        Decided decided = Decided.taken(data.task(), judged, decisions, truth(judged, data.task()));
        return predictions
                .score()
                .filter(name -> data.task().kind() == TaskKind.BINARY
                        || favorableClasses(data.task()).isPresent())
                .map(name -> decided.scored(ScoreColumn.of(data.source().name(), judged, name)))
                .orElse(decided);
    }

    private int[] truth(Table rows, Task task) {
        if (data.truthKnown()) {
            return TaskReader.truth(data.source().name(), rows, task);
        }
        int[] unknown = new int[rows.rowCount()];
        Arrays.fill(unknown, Tally.UNKNOWN);
        return unknown;
    }

    /** Returns which rows train and which judge. */
    static Split split(AuditFile file, AuditedData data) {
        SplitSection section = file.split();
        if (section.byColumn().isPresent()) {
            SplitSection.ByColumn by = section.byColumn().get();
            return Split.byColumn(data.table(), by.column(), by.train(), by.test());
        }
        Seed seed = new Seed(section.seed());
        List<String> strata = data.task().kind() == TaskKind.REGRESSION
                ? List.of()
                : List.of(data.task().label());
        return Split.stratified(data.table(), strata, section.testFraction(), seed);
    }

    private Seed seed() {
        return new Seed(file.split().seed());
    }

    /** How much rows count in the loss: their people, each with the weight that is stated. */
    private double[] weights(Table rows) {
        String source = data.source().name();
        double[] people =
                Arrays.stream(RowWeights.of(source, rows)).asDoubleStream().toArray();
        return file.data()
                .weights()
                .map(column -> product(people, LossWeights.of(source, rows, column)))
                .orElse(people);
    }

    private static double[] product(double[] people, double[] weights) {
        return IntStream.range(0, people.length)
                .mapToDouble(row -> people[row] * weights[row])
                .toArray();
    }
}
