package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.core.Column;
import dev.assize.core.Place;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.data.counting.TallyReader;
import dev.assize.fairness.mitigation.Groups;
import dev.assize.fairness.mitigation.LabelledRows;
import dev.assize.fairness.mitigation.Mitigation;
import dev.assize.fairness.mitigation.MitigationJson;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingPart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The mitigation that is stored with a model, applied to rows of a table. */
public final class StoredMitigation {
    private final TrainedModel model;
    private final Task task;
    private final Mitigation mitigation;

    private StoredMitigation(TrainedModel model, Mitigation mitigation) {
        this.model = model;
        this.task = model.task();
        this.mitigation = mitigation;
    }

    /**
     * Returns the mitigation of a model, if it has one.
     *
     * @param model the model
     * @param place where it comes from, for messages
     * @throws dev.assize.fairness.mitigation.MitigationException if what is stored cannot be read
     */
    public static Optional<StoredMitigation> of(TrainedModel model, Place place) {
        Optional<Mitigation> stored = model.mitigation().map(text -> MitigationJson.read(text, place));
        boolean mixture =
                stored.filter(each -> each instanceof Mitigation.OfMixture).isPresent();
        if (mixture == model.members().isEmpty()) {
            throw new AuditException(
                    place,
                    mixture
                            ? "its mitigation is of several networks, and there is one"
                            : "it has several networks, and no mitigation says how they decide",
                    "Use the file as it was saved, or train the model again.");
        }
        return stored.map(each -> new StoredMitigation(model, each));
    }

    /** Returns the sensitive columns that it is about. */
    List<String> attributes() {
        return mitigation.attributes();
    }

    /** Returns whether the model is what it would be without it, so that its most probable classes are those before it. */
    boolean leavesTheModel() {
        return mitigation instanceof Mitigation.OfDecisions;
    }

    /** Returns the sensitive columns that must be known to decide; none where only the training was changed. */
    public List<String> columnsToDecide() {
        return mitigation.needsAttributesToDecide() ? mitigation.attributes() : List.of();
    }

    /**
     * Returns rows as the model reads them: with repaired features, if the mitigation repairs any, else as they are.
     *
     * @param rows a table that has {@link #columnsToDecide()}
     * @throws AuditException if the table lacks a column
     * @throws dev.assize.fairness.mitigation.MitigationException if a group was not in the training rows
     */
    public Table prepared(Table rows) {
        return mitigation instanceof Mitigation.OfFeatures features
                ? features.repair().apply(rows, groups(rows, mitigation.attributes()))
                : rows;
    }

    /** Returns the model with the repair of its features in front, or nothing where no features are repaired. */
    Optional<TableModel> repaired() {
        return mitigation instanceof Mitigation.OfFeatures ? Optional.of(new Repaired()) : Optional.empty();
    }

    /** Asks the model of repaired rows. */
    private final class Repaired implements TableModel {
        @Override
        public Task task() {
            return task;
        }

        @Override
        public List<String> columns() {
            return Stream.concat(model.columns().stream(), mitigation.attributes().stream())
                    .distinct()
                    .toList();
        }

        @Override
        public Tensor score(Table rows) {
            return model.score(prepared(rows));
        }
    }

    /**
     * Decides rows by the stored rule.
     *
     * @param rows a table that has {@link #columnsToDecide()}
     * @param scores what the model says of them, shape [rows, classes]
     * @param rowIds what names each row; random rules draw by it
     * @return index of the decided class of each row; empty where the most probable class decides
     * @throws AuditException if the table lacks a column
     */
    public Optional<int[]> decide(Table rows, Tensor scores, List<String> rowIds) {
        if (mitigation instanceof Mitigation.OfMixture mixture) {
            return Optional.of(classes(mixture.decide(
                    model.members().stream()
                            .map(member -> favorable(member.model().score(rows)))
                            .toArray(int[][]::new),
                    model.members().stream()
                            .mapToDouble(TrainedModel.Member::share)
                            .toArray(),
                    rowIds)));
        }
        if (!(mitigation instanceof Mitigation.OfDecisions decisions)) {
            return Optional.empty();
        }
        int favorable = task.favorableIndex();
        double[] probabilities = IntStream.range(0, scores.rows())
                .mapToDouble(row -> Math.max(0, Math.min(1, scores.at(row, favorable))))
                .toArray();
        return Optional.of(classes(decisions.decide(groups(rows, mitigation.attributes()), probabilities, rowIds)));
    }

    /** 1 where the most probable class is the favorable one, as {@link LessonTrainer#decide} decided in the training. */
    private int[] favorable(Tensor scores) {
        int favorable = task.favorableIndex();
        return IntStream.range(0, scores.rows())
                .map(row -> scores.at(row, favorable) > 0.5 ? 1 : 0)
                .toArray();
    }

    /** The number of the class for each 1 (favorable) and 0. */
    private int[] classes(int[] decided) {
        int favorable = task.favorableIndex();
        return Arrays.stream(decided)
                .map(each -> each == 1 ? favorable : 1 - favorable)
                .toArray();
    }

    /** Returns a part of the table as the training saw it: with weights or features as the mitigation changed them. */
    TrainingPart asTrained(TrainingPart part, int[] truth) {
        if (mitigation instanceof Mitigation.OfFeatures features) {
            return known(part.rows(), features.repair().groups()) ? part.withRows(prepared(part.rows())) : part;
        }
        return weights(part.rows(), truth, part.weights())
                .map(part::withWeights)
                .orElse(part);
    }

    private boolean known(Table rows, List<String> groups) {
        return mitigation.attributes().stream()
                        .allMatch(name -> rows.schema().find(name).isPresent())
                && groups.containsAll(groups(rows, mitigation.attributes()).names());
    }

    /** Returns the weights that training rows had, if the mitigation changed them and knows all their groups. */
    private Optional<double[]> weights(Table rows, int[] truth, double[] weights) {
        if (!(mitigation instanceof Mitigation.OfTraining training)) {
            return Optional.empty();
        }
        if (!known(rows, training.weights().groups())) {
            return Optional.empty();
        }
        return Optional.of(training.weights().weights(labelled(rows, mitigation.attributes(), task, truth, weights)));
    }

    /** Returns the groups of rows, a missing cell as a group of its own. */
    static Groups groups(Table rows, List<String> attributes) {
        for (String name : attributes) {
            if (rows.schema().find(name).isEmpty()) {
                throw new AuditException(
                        Place.of("mitigation"),
                        "the model decides by the group of a person, and the table lacks the column '" + name + "'",
                        "Add it; the table has "
                                + String.join(", ", rows.schema().names()) + ".");
            }
        }
        return Groups.crossing(attributes.stream()
                .map(name -> texts(rows.column(name), rows.rowCount()))
                .toList());
    }

    private static List<String> texts(Column column, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> column.text(row, TallyReader.MISSING))
                .toList();
    }

    /** Returns rows with label 1 where the truth is the favorable class. */
    static LabelledRows labelled(Table rows, List<String> attributes, Task task, int[] truth, double[] weights) {
        if (task.kind() != TaskKind.BINARY) {
            throw new AuditException(
                    Place.of("mitigation"),
                    "a mitigation needs a task with two classes, this one has " + task.classes(),
                    "Leave 'mitigation' out, or name a label with two values and its favorable one.");
        }
        int[] labels = Arrays.stream(truth)
                .map(each -> each == task.favorableIndex() ? 1 : 0)
                .toArray();
        return LabelledRows.of(groups(rows, attributes), labels, weights);
    }
}
