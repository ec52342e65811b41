package dev.assize.audit;

import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.training.TrainedModel;
import java.util.Optional;

/**
 * The rows that judge, and what was decided for them.
 *
 * @param judged the rows the evidence rests on
 * @param decisions index of the decided class of each judged row
 * @param truth index of the true class of each judged row; unknown where the table does not say
 * @param training the rows the model learned from; empty where nobody knows them
 * @param model what decided; empty where the decisions came with the table
 */
record Decided(
        Table judged,
        int[] decisions,
        int[] truth,
        Optional<Table> training,
        Optional<TrainedModel> model) {
    /** Returns the model as the checks see it. */
    Optional<TableModel> scorer() {
        return model.map(trained -> trained.model());
    }
}
