package dev.assize.core;

/** How the cells of a column are read. */
public enum ColumnType {
    /** Finite numbers, or missing. */
    NUMERIC("numbers", true),
    /** One of a known set of texts, or missing. */
    CATEGORICAL("categories", true),
    /** Arrays of numbers: pictures, sequences; or missing. */
    ARRAY("arrays", false),
    /** Free texts such as names and sentences; or missing. */
    TEXT("free texts", false);

    private final String cells;
    private final boolean groups;

    ColumnType(String cells, boolean groups) {
        this.cells = cells;
        this.groups = groups;
    }

    /** Returns what the cells are, in the plural, for messages. */
    public String cells() {
        return cells;
    }

    /**
     * Returns whether rows of equal cells are groups. Where they are not, the column can be read by a model and can do
     * nothing else: it is no label, no sensitive attribute, no quasi-identifier, no weight, and nothing is split by it.
     */
    public boolean formsGroups() {
        return groups;
    }
}
