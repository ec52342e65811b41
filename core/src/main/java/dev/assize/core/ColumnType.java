package dev.assize.core;

/** How the cells of a column are read. */
public enum ColumnType {
    /** Finite numbers, or missing. */
    NUMERIC,
    /** One of a known set of texts, or missing. */
    CATEGORICAL
}
