package dev.assize.privacy.ledger;

import java.util.Locale;

/** Whose data is hidden. */
public enum ProtectedUnit {
    /** One row of the table, or one example. */
    ROW("one row"),
    /** Everything that one user contributed. */
    USER("everything of one user");

    private final String words;

    ProtectedUnit(String words) {
        this.words = words;
    }

    /** Returns the unit in words. */
    public String words() {
        return words;
    }

    /** Returns the name used in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the unit with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ProtectedUnit of(String id) {
        for (ProtectedUnit unit : values()) {
            if (unit.id().equals(id)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("unknown unit of protection '" + id + "'; known are row and user");
    }
}
