package dev.assize.core;

import java.util.List;

/** A model as an audit sees it: it scores rows of a table. */
public interface TableModel {
    /** Returns what the model predicts. */
    Task task();

    /** Returns the columns it reads; a table that lacks one cannot be scored. */
    List<String> columns();

    /**
     * Scores rows.
     *
     * @return for classification the class probabilities, shape [rows, classes], in the order of
     *     {@link Task#classes()}; for regression the predicted numbers, shape [rows, 1]
     */
    Tensor score(Table rows);
}
