package dev.assize.core;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a table says about one column.
 *
 * @param name the column's name
 * @param type how its cells are read
 * @param roles what it is for, in the order of {@link Role}; empty for a column that nothing uses
 */
public record ColumnSchema(String name, ColumnType type, Set<Role> roles) {
    /** Copies the roles in the order of the enum. */
    public ColumnSchema {
        EnumSet<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    /** Returns whether the column has {@code role}. */
    public boolean is(Role role) {
        return roles.contains(role);
    }
}
