package dev.assize.audit;

import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.training.TrainedModel;
import java.util.Optional;

/** The rows that judge, and what was decided for them. */
final class Decided {
    private final Table judged;
    private final int[] decisions;
    private final int[] truth;
    private final Optional<Table> training;
    private final Optional<TrainedModel> model;

    private Decided(
            Table judged, int[] decisions, int[] truth, Optional<Table> training, Optional<TrainedModel> model) {
        this.judged = judged;
        this.decisions = decisions;
        this.truth = truth;
        this.training = training;
        this.model = model;
    }

    /**
     * Takes decisions that the table holds.
     *
     * @param judged the rows
     * @param decisions index of the decided class of each row
     * @param truth index of the true class of each row; unknown where the table does not say
     */
    static Decided taken(Table judged, int[] decisions, int[] truth) {
        return new Decided(judged, decisions, truth, Optional.empty(), Optional.empty());
    }

    /** Returns these decisions with the model that made them and the rows it learned from, where they are known. */
    Decided by(TrainedModel trained, Optional<Table> rows) {
        return new Decided(judged, decisions, truth, rows, Optional.of(trained));
    }

    /** Returns the rows that the evidence rests on. */
    Table judged() {
        return judged;
    }

    /** Returns the index of the decided class of each judged row. */
    int[] decisions() {
        return decisions.clone();
    }

    /** Returns the index of the true class of each judged row; unknown where the table does not say. */
    int[] truth() {
        return truth.clone();
    }

    /** Returns the rows the model learned from; empty where nobody knows them. */
    Optional<Table> training() {
        return training;
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
