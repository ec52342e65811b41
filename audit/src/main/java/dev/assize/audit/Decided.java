package dev.assize.audit;

import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Tally;
import dev.assize.core.Task;
import dev.assize.data.counting.RowOutcomes;
import dev.assize.fairness.regression.NumberOutcomes;
import dev.assize.training.TrainedModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows that judge, and what was decided for them. */
final class Decided {
    private final Task task;
    private final Table judged;
    private final Answers answers;
    private final Optional<Learned> learned;
    private final Optional<TrainedModel> model;
    private final Optional<Unmitigated> unmitigated;

    /**
     * What would have been decided without the mitigation of the model.
     *
     * @param mitigation the mitigation
     * @param decisions index of the decided class of each judged row; empty where nobody knows
     * @param byRule the sensitive columns that the rule of the mitigation decides by
     * @param byModel those among its columns that the model itself reads
     */
    record Unmitigated(
            StoredMitigation mitigation, Optional<int[]> decisions, List<String> byRule, List<String> byModel) {}

    /** What was answered and what was right, in classes or in numbers. */
    private record Answers(RowOutcomes outcomes, Supplier<int[]> truth, Optional<NumberOutcomes> numbers) {
        static Answers classes(int[] decisions, int[] truth) {
            int[] copy = truth.clone();
            return new Answers(RowOutcomes.of(decisions), copy::clone, Optional.empty());
        }

        static Answers numbers(NumberOutcomes numbers) {
            int[] unknown = new int[numbers.size()];
            Arrays.fill(unknown, Tally.UNKNOWN);
            return new Answers(RowOutcomes.of(unknown), unknown::clone, Optional.of(numbers));
        }

        Answers scored(double[] scores) {
            return new Answers(outcomes.withScores(scores), truth, numbers);
        }
    }

    private Decided(
            Task task,
            Table judged,
            Answers answers,
            Optional<Learned> learned,
            Optional<TrainedModel> model,
            Optional<Unmitigated> unmitigated) {
        this.task = task;
        this.judged = judged;
        this.answers = answers;
        this.learned = learned;
        this.model = model;
        this.unmitigated = unmitigated;
    }

    /**
     * Takes decisions that the table holds.
     *
     * @param task what is decided; numbers of classes are those of its list
     * @param judged the rows
     * @param decisions index of the decided class of each row
     * @param truth index of the true class of each row; unknown where the table does not say
     */
    static Decided taken(Task task, Table judged, int[] decisions, int[] truth) {
        return of(task, judged, Answers.classes(decisions, truth));
    }

    /**
     * Takes numbers that were predicted.
     *
     * @param task a regression
     * @param judged the rows
     * @param numbers of each row
     */
    static Decided predicted(Task task, Table judged, NumberOutcomes numbers) {
        return of(task, judged, Answers.numbers(numbers));
    }

    private static Decided of(Task task, Table judged, Answers answers) {
        return new Decided(task, judged, answers, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns these decisions with the probability of the favorable class of each row, from 0 to 1. */
    Decided scored(double[] scores) {
        return new Decided(task, judged, answers.scored(scores), learned, model, unmitigated);
    }

    /** Returns these decisions with the model that made them and what is known of the rows it learned from. */
    Decided by(TrainedModel trained, Learned rows) {
        return new Decided(task, judged, answers, Optional.of(rows), Optional.of(trained), unmitigated);
    }

    /** Returns these decisions with those that the model would have taken without its mitigation. */
    Decided without(Unmitigated mitigation) {
        return new Decided(task, judged, answers, learned, model, Optional.of(mitigation));
    }

    /** Returns the predicted numbers and the true ones, where the answer is a number. */
    Optional<NumberOutcomes> numbers() {
        return answers.numbers();
    }

    /** Returns what the mitigation of the model changed, if it has one. */
    Optional<Unmitigated> unmitigated() {
        return unmitigated;
    }

    /** Returns what is decided, with the classes in the order of the numbers. */
    Task task() {
        return task;
    }

    /** Returns the rows that the evidence rests on. */
    Table judged() {
        return judged;
    }

    /** Returns the index of the decided class of each judged row. */
    int[] decisions() {
        return answers.outcomes().decisions();
    }

    /** Returns the index of the true class of each judged row; unknown where the table does not say. */
    int[] truth() {
        return answers.truth().get();
    }

    /**
     * Returns the decisions with the probability of the favorable class of each judged row, as the model says it: a
     * mitigation after the training changes decisions only. There are no probabilities where there is no model and no
     * column of scores, or no favorable class.
     */
    RowOutcomes outcomes() {
        return answers.outcomes();
    }

    /** Returns what is known of the rows that the model learned from; empty where there is no model. */
    Optional<Learned> learned() {
        return learned;
    }

    /** Returns what decided; empty where the decisions came with the table. */
    Optional<TrainedModel> model() {
        return model;
    }

    /** Returns what answers questions about people as they stand in the table. */
    Optional<TableModel> scorer() {
        return mitigation().flatMap(StoredMitigation::repaired).or(this::network);
    }

    /** Returns the encoder and the network; they answer questions about {@linkplain #read rows as the model reads them}. */
    Optional<TableModel> network() {
        return model.map(trained -> trained.model());
    }

    /** Returns rows as the model reads them. */
    Table read(Table rows) {
        return mitigation().map(stored -> stored.prepared(rows)).orElse(rows);
    }

    private Optional<StoredMitigation> mitigation() {
        return unmitigated.map(Unmitigated::mitigation);
    }
}
