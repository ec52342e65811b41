package dev.assize.core;

/** A named column of a {@link Table}. */
public sealed interface Column permits NumericColumn, CategoricalColumn, ArrayColumn, TextColumn {
    /** Returns the name, as in the header of the source. */
    String name();

    /** Returns the number of rows. */
    int size();

    /** Returns how the cells are read. */
    ColumnType type();

    /** Returns whether the cell of {@code row} holds no value. */
    boolean isMissing(int row);

    /**
     * Returns the cell as text, or {@code ifMissing}; numbers print as {@link CanonicalNumber} does, arrays as their
     * numbers with a blank between.
     */
    String text(int row, String ifMissing);

    /** Returns the same cells under another name. */
    Column named(String name);

    /** Returns the cells of {@code rows}, in that order; a row may occur more than once. */
    Column select(int[] rows);

    /** Returns how many cells hold no value. */
    default int missingCount() {
        int missing = 0;
        for (int row = 0; row < size(); row++) {
            if (isMissing(row)) {
                missing++;
            }
        }
        return missing;
    }
}
