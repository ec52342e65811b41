package dev.assize.audit.file;

import dev.assize.training.settings.TrainingSettings;
import java.util.Optional;

/** The section {@code model}: what decides. */
public sealed interface ModelSection {
    /**
     * A network is trained on the training part.
     *
     * @param settings everything chosen about it
     */
    record Train(TrainingSettings settings) implements ModelSection {}

    /**
     * A model that was trained before.
     *
     * @param path its file, relative to the audit file
     */
    record Saved(String path) implements ModelSection {}

    /**
     * There is no model: the table holds the decisions.
     *
     * @param decision the column of the decisions
     * @param score the column of the probability of the favorable class, if there is one
     */
    record Predictions(String decision, Optional<String> score) implements ModelSection {}
}
