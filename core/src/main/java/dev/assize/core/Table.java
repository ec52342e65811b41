package dev.assize.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Immutable columns of equal length, and what each is for. */
public final class Table {
    private final Schema schema;
    private final Map<String, Column> columns;
    private final int rowCount;

    private Table(Schema schema, Map<String, Column> columns, int rowCount) {
        this.schema = schema;
        this.columns = columns;
        this.rowCount = rowCount;
    }

    /**
     * Makes a table whose columns have no roles yet.
     *
     * @param columns the columns, in order
     * @throws IllegalArgumentException if there is none, two share a name, or lengths differ
     */
    public static Table of(Collection<? extends Column> columns) {
        return of(columns, Map.of());
    }

    /**
     * Makes a table.
     *
     * @param columns the columns, in order
     * @param roles the roles of columns by name; a column without entry has none
     * @throws IllegalArgumentException if there is no column, two share a name, lengths differ, or a role names no
     *     column
     */
    public static Table of(Collection<? extends Column> columns, Map<String, Set<Role>> roles) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column, got none");
        }
        Map<String, Column> byName = new LinkedHashMap<>();
        List<ColumnSchema> schema = new ArrayList<>();
        int rows = columns.iterator().next().size();
        for (Column column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException("column '" + column.name() + "' has " + column.size()
                        + " rows, the first column has " + rows + "; all columns have one length");
            }
            byName.put(column.name(), column);
            schema.add(new ColumnSchema(column.name(), column.type(), roles.getOrDefault(column.name(), Set.of())));
        }
        for (String name : roles.keySet()) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException(
                        "a role is given to '" + name + "', which is not among " + byName.keySet());
            }
        }
        return new Table(new Schema(schema), byName, rows);
    }

    /** Returns names, types and roles. */
    public Schema schema() {
        return schema;
    }

    /** Returns the number of rows. */
    public int rowCount() {
        return rowCount;
    }

    /** Returns the columns in their order. */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /**
     * Returns a column.
     *
     * @throws IllegalArgumentException if there is none called {@code name}
     */
    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "there is no column '" + name + "'. " + Suggestion.among(name, columns.keySet()));
        }
        return column;
    }

    /** Returns a numeric column; fails with its name and type when it is of another type. */
    public NumericColumn numeric(String name) {
        if (column(name) instanceof NumericColumn numeric) {
            return numeric;
        }
        throw otherType(name, "a numeric");
    }

    /** Returns a categorical column; fails with its name and type when it is of another type. */
    public CategoricalColumn categorical(String name) {
        if (column(name) instanceof CategoricalColumn categorical) {
            return categorical;
        }
        throw otherType(name, "a categorical");
    }

    /** Returns a column of arrays; fails with its name and type when it is of another type. */
    public ArrayColumn array(String name) {
        if (column(name) instanceof ArrayColumn arrays) {
            return arrays;
        }
        throw otherType(name, "an array");
    }

    /** Returns a column of free texts; fails with its name and type when it is of another type. */
    public TextColumn texts(String name) {
        if (column(name) instanceof TextColumn texts) {
            return texts;
        }
        throw otherType(name, "a text");
    }

    private IllegalArgumentException otherType(String name, String needed) {
        return new IllegalArgumentException("column '" + name + "' holds "
                + column(name).type().cells() + ", " + needed + " column is needed here");
    }

    /** Returns the rows given by number, in that order; a row may occur more than once. */
    public Table select(int[] rows) {
        Map<String, Column> selected = new LinkedHashMap<>();
        columns.forEach((name, column) -> selected.put(name, column.select(rows)));
        return new Table(schema, selected, rows.length);
    }

    /**
     * Returns this table with {@code column} put in place of the one of that name, or added at the end, with these
     * roles.
     */
    public Table with(Column column, Set<Role> roles) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        changed.put(column.name(), column);
        Map<String, Set<Role>> allRoles = roles();
        allRoles.put(column.name(), roles);
        return of(changed.values(), allRoles);
    }

    /** Returns this table with other cells in the column of that name, its roles kept. */
    public Table withCells(Column column) {
        Set<Role> roles = schema.find(column.name()).map(ColumnSchema::roles).orElse(EnumSet.noneOf(Role.class));
        return with(column, roles);
    }

    /** Returns this table with the given roles in place of all former ones. */
    public Table withRoles(Map<String, Set<Role>> roles) {
        return of(columns.values(), roles);
    }

    private Map<String, Set<Role>> roles() {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        for (ColumnSchema column : schema.columns()) {
            roles.put(column.name(), column.roles());
        }
        return roles;
    }
}
