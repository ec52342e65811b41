package dev.assize.core;

import java.util.Optional;

/**
 * Where in an input a problem is.
 *
 * @param source the file as the user named it, or another name of the input
 * @param line line number from 1, or 0 when the whole source is meant
 * @param column column number from 1, or 0 when the whole line is meant
 * @param lineText the text of that line, for showing it with a caret under the column
 */
public record Place(String source, int line, int column, Optional<String> lineText) {
    /** Makes the place that is a whole source. */
    public static Place of(String source) {
        return new Place(source, 0, 0, Optional.empty());
    }

    /** Makes the place that is a line of a source. */
    public static Place line(String source, int line) {
        return new Place(source, line, 0, Optional.empty());
    }

    /** Returns {@code file:line:column}, without the parts that are not known. */
    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    }
}
