package dev.assize.audit;

import java.util.Locale;

/** Texts from a table, made fit for a YAML file: whatever a column is called, it stays one value or one comment. */
final class YamlText {
    private YamlText() {}

    /** Returns a text in double quotes; what does not print is written as an escape. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (prints(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
        });
        return out.append('"').toString();
    }

    /** Returns a text as it may stand in a comment: in one line, with a dot for what does not print. */
    static String comment(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(prints(c) ? c : '·'));
        return out.toString();
    }

    private static boolean prints(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE;
    }
}
