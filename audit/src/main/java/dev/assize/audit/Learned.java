package dev.assize.audit;

import dev.assize.core.Evidence;
import dev.assize.core.Table;
import dev.assize.training.TrainingEvidence;
import java.util.Optional;

/**
 * What is known of the rows that a model learned from.
 *
 * @param rows the rows that gradients came from, where they are known
 * @param unseen whether the rows that judge were not among those given to the training, where that is known
 * @param grounds how it is known, or why it is not
 */
record Learned(Optional<Table> rows, Optional<Boolean> unseen, String grounds) {
    /** The model was trained on all rows of the table or on those that judge. */
    static final Learned SEEN = new Learned(
            Optional.empty(),
            Optional.of(false),
            "the training record: the model was trained on the rows that judge it");

    /** The model was trained on other rows of the same file. */
    static final Learned OTHER_SPLIT = new Learned(
            Optional.empty(),
            Optional.empty(),
            "the model was trained on rows of the same data, split in another way, so rows that judge it may have "
                    + "trained it; audit it with the split and seed of its training");

    /** The model was trained on other data. */
    static final Learned OTHER_DATA = new Learned(
            Optional.empty(),
            Optional.empty(),
            "the training record names other data than this, so nobody can say which of these rows trained the model; "
                    + "audit it with the data, split and seed of its training");

    /** The record confirms the split of this audit. */
    static Learned confirmed(Table rows) {
        return new Learned(
                Optional.of(rows),
                Optional.of(true),
                "the training record has the SHA-256 of the training part, and the rows that judge are the others");
    }

    /** Returns the evidence of it. */
    Evidence evidence(long judgedRows) {
        return TrainingEvidence.judgedRows(unseen, judgedRows, grounds);
    }
}
