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
     * Returns the lengths of the axes of one encoded row, in the order of DL4J: [features], pictures [channels, height,
     * width], sequences [features, time]. Their product is the number of {@link #features()}.
     */
    default int[] shape() {
        return new int[] {features().size()};
    }

    /**
     * Encodes rows. A sequence shorter than the longest is followed by time steps that are 0 in every feature, and no
     * other time step is.
     *
     * @param rows a table that has all of {@link #columns()}
     * @return the rows, followed by the axes of {@link #shape()}
     */
    Tensor encode(Table rows);

    /**
     * Returns the cells that an encoded row stands for, by original column: numbers in their original unit, categories
     * by name, {@code "(missing)"} and {@code "(unseen)"} where the row says so.
     */
    SortedMap<String, String> decode(double[] encodedRow);
}
