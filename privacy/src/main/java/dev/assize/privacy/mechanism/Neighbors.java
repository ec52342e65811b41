package dev.assize.privacy.mechanism;

/** Which data sets count as neighbors, that is what difference between two of them the guarantee hides. */
public enum Neighbors {
    /** One record more or less. */
    ADD_OR_REMOVE("add-or-remove-one", "one more or one less"),
    /** One record exchanged for another one; the number of records is public. */
    REPLACE_ONE("replace-one", "one exchanged for another"),
    /** One record exchanged for an empty one that contributes nothing; the number of records is public. */
    REPLACE_SPECIAL("replace-special", "one exchanged for an empty one");

    private final String id;
    private final String words;

    Neighbors(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Returns the name used in files. */
    public String id() {
        return id;
    }

    /** Returns the difference in words, for a statement. */
    public String words() {
        return words;
    }

    /**
     * Returns the relation with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Neighbors of(String id) {
        for (Neighbors neighbors : values()) {
            if (neighbors.id.equals(id)) {
                return neighbors;
            }
        }
        throw new IllegalArgumentException(
                "unknown neighbors '" + id + "'; known are add-or-remove-one, replace-one and replace-special");
    }
}
