package dev.assize.data.counting;

/**
 * A table that a database has.
 *
 * @param sql as it stands after {@code FROM}: a quoted name, or a query in parentheses; it must come from the program,
 *     never from a file or a form
 * @param source what to call the table in messages
 */
public record Relation(String sql, String source) {}
