package dev.assize.reports.html;

/**
 * A name and what it is.
 *
 * @param name what is told
 * @param value what it is
 */
record Fact(String name, String value) {}
