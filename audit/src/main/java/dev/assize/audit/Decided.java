package dev.assize.audit;

import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.data.counting.RowOutcomes;
import dev.assize.training.TrainedModel;
import java.util.List;
import java.util.Optional;

/** The rows that judge, and what was decided for them. */
final class Decided {
    private final Task task;
    private final Table judged;
    private final RowOutcomes outcomes;
    private final int[] truth;
    private final Optional<Learned> learned;
    private final Optional<TrainedModel> model;
    private final Optional<Unmitigated> unmitigated;

    /**
     * What would have been decided without the mitigation of the model.
     *
     * @param decisions index of the decided class of each judged row; empty where nobody knows
     * @param byRule the sensitive columns that the rule of the mitigation decides by
     * @param byModel those among its columns that the model itself reads
     */
    record Unmitigated(Optional<int[]> decisions, List<String> byRule, List<String> byModel) {}

    private Decided(
            Task task,
            Table judged,
            RowOutcomes outcomes,
            int[] truth,
            Optional<Learned> learned,
            Optional<TrainedModel> model,
            Optional<Unmitigated> unmitigated) {
        this.task = task;
        this.judged = judged;
        this.outcomes = outcomes;
        this.truth = truth;
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
        return new Decided(
                task,
                judged,
                RowOutcomes.of(decisions),
                truth.clone(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns these decisions with the probability of the favorable class of each row, from 0 to 1. */
    Decided scored(double[] scores) {
        return new Decided(task, judged, outcomes.withScores(scores), truth, learned, model, unmitigated);
    }

    /** Returns these decisions with the model that made them and what is known of the rows it learned from. */
    Decided by(TrainedModel trained, Learned rows) {
        return new Decided(task, judged, outcomes, truth, Optional.of(rows), Optional.of(trained), unmitigated);
    }

    /** Returns these decisions with those that the model would have taken without its mitigation. */
    Decided without(Unmitigated mitigation) {
        return new Decided(task, judged, outcomes, truth, learned, model, Optional.of(mitigation));
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
        return outcomes.decisions();
    }

    /** Returns the index of the true class of each judged row; unknown where the table does not say. */
    int[] truth() {
        return truth.clone();
    }

    /**
     * Returns the decisions with the probability of the favorable class of each judged row, as the model says it: a
     * mitigation after the training changes decisions only. There are no probabilities where there is no model and no
     * column of scores, or no favorable class.
     */
    RowOutcomes outcomes() {
        return outcomes;
    }

    /** Returns what is known of the rows that the model learned from; empty where there is no model. */
    Optional<Learned> learned() {
        return learned;
    }

    /** Returns what decided; empty where the decisions came with the table. */
    Optional<TrainedModel> model() {
        return model;
    }

    /** Returns the model as the checks see it. */
    Optional<TableModel> scorer() {
        return model.map(trained -> trained.model());
    }
}
