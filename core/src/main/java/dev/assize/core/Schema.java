package dev.assize.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a table: their names, types and roles, in the order of the source. */
public final class Schema {
    private final Map<String, ColumnSchema> columns = new LinkedHashMap<>();

    /**
     * Makes a schema.
     *
     * @param columns the columns in their order
     * @throws IllegalArgumentException if two columns have one name
     */
    public Schema(List<ColumnSchema> columns) {
        for (ColumnSchema column : columns) {
            if (this.columns.put(column.name(), column) != null) {
                throw new IllegalArgumentException(
                        "two columns are called '" + column.name() + "'; rename one of them");
            }
        }
    }

    /** Returns the columns in their order. */
    public List<ColumnSchema> columns() {
        return List.copyOf(columns.values());
    }

    /** Returns the column called {@code name}, if there is one. */
    public Optional<ColumnSchema> find(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Returns the names of all columns in their order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** Returns the names of the columns that have {@code role}, in their order. */
    public List<String> names(Role role) {
        List<String> names = new ArrayList<>();
        for (ColumnSchema column : columns.values()) {
            if (column.is(role)) {
                names.add(column.name());
            }
        }
        return List.copyOf(names);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && columns().equals(schema.columns());
    }

    @Override
    public int hashCode() {
        return columns().hashCode();
    }

    @Override
    public String toString() {
        return columns.values().toString();
    }
}
