package dev.assize.core;

/**
 * One number that a model reads, and where in the table it comes from.
 *
 * @param name unique name, for example {@code "workclass=Private"}
 * @param column the column of the table it was made from
 * @param kind how it was made
 */
public record EncodedFeature(String name, String column, Kind kind) {
    /** How a number was made from a column. */
    public enum Kind {
        /** The column's number, scaled. */
        NUMBER,
        /** 1 when the column holds one stated category, else 0. */
        CATEGORY,
        /** 1 when the column's cell is missing, else 0. */
        MISSING,
        /** 1 when the column holds a category that was not seen when the encoder was fitted, else 0. */
        UNSEEN
    }
}
