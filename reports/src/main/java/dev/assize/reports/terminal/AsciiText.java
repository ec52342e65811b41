package dev.assize.reports.terminal;

import java.util.Map;

/** Replaces signs that a terminal cannot show by similar ones of ASCII. */
final class AsciiText {
    private static final Map<String, String> SIMILAR = Map.ofEntries(
            Map.entry("≥", ">="),
            Map.entry("≤", "<="),
            Map.entry("−", "-"),
            Map.entry("─", "-"),
            Map.entry("–", "-"),
            Map.entry("…", "~"),
            Map.entry("×", "x"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("’", "'"),
            Map.entry("✓", "+"),
            Map.entry("✗", "x"),
            Map.entry("\u202f", " "),
            Map.entry("\u00a0", " "));

    private AsciiText() {}

    /** Returns {@code text} with only those signs that the terminal can show. */
    static String fit(String text, TerminalStyle style) {
        if (style.charset() == TerminalStyle.Characters.UNICODE) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .forEach(c -> plain.append(
                        c < 128 ? Character.toString(c) : SIMILAR.getOrDefault(Character.toString(c), "?")));
        return plain.toString();
    }
}
