package dev.assize.core;

import java.util.Locale;

/**
 * One thing that is wrong with an input.
 *
 * @param place where
 * @param message what is wrong, with the value found
 * @param hint what is allowed and what to do next
 */
public record Problem(Place place, String message, String hint) {
    /** Returns the problem as a person reads it: place and message, the line with a caret, the hint. */
    public String render() {
        StringBuilder text = new StringBuilder(place + ": " + message);
        if (place.lineText().isPresent() && place.line() > 0) {
            String number = String.format(Locale.ROOT, "%5d", place.line());
            text.append('\n')
                    .append(number)
                    .append(" | ")
                    .append(place.lineText().get());
            if (place.column() > 0) {
                text.append('\n').append(" ".repeat(number.length())).append(" | ");
                text.append(" ".repeat(place.column() - 1)).append('^');
            }
        }
        if (!hint.isEmpty()) {
            text.append("\n  ").append(hint.replace("\n", "\n  "));
        }
        return text.toString();
    }
}
