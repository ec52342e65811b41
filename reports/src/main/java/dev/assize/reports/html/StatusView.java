package dev.assize.reports.html;

/**
 * A state as shape and word.
 *
 * @param name the state in lower case; names icon and color
 * @param word what people read
 */
record StatusView(String name, String word) {}
