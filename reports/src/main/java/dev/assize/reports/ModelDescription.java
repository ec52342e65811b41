package dev.assize.reports;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What decided.
 *
 * @param kind for example {@code "mlp"}; {@link #NONE} when the decisions came with the table
 * @param parameterCount trained numbers, where they were counted
 * @param settings everything that shaped it, by name, numbers in canonical form
 */
public record ModelDescription(String kind, Optional<Long> parameterCount, SortedMap<String, String> settings) {
    /** The kind of a table that already holds its decisions. */
    public static final String NONE = "none";

    /** Copies the settings and checks that there is a kind. */
    public ModelDescription {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        if (kind.isBlank()) {
            throw new IllegalArgumentException("a model description needs a kind such as 'mlp', or 'none'");
        }
    }

    /** Says that there is no model: the decisions came with the table, in the columns that {@code settings} name. */
    public static ModelDescription none(SortedMap<String, String> settings) {
        return new ModelDescription(NONE, Optional.empty(), settings);
    }

    /** Returns whether there is a model. */
    public boolean exists() {
        return !kind.equals(NONE);
    }
}
