package dev.assize.core;

import java.util.List;
import java.util.SortedMap;

/** Turns rows of a table into the numbers that a model reads, and names those numbers by their original columns. */
public interface Encoder {
    /** Returns the columns of the table that are read, in order. */
    List<String> columns();

    /** Returns what each encoded number is, in order; features of one column stand together. */
    List<EncodedFeature> features();

    /**
     * Encodes rows.
     *
     * @param rows a table that has all of {@link #columns()}
     * @return shape [rows, features]
     */
    Tensor encode(Table rows);

    /**
     * Returns the cells that an encoded row stands for, by original column: numbers in their original unit, categories
     * by name, {@code "(missing)"} and {@code "(unseen)"} where the row says so.
     */
    SortedMap<String, String> decode(double[] encodedRow);
}
