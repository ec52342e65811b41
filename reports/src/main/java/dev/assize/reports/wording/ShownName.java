package dev.assize.reports.wording;

import dev.assize.core.Scope;
import java.util.ArrayList;
import java.util.List;

/** Names that came with the data, made fit for showing: no control characters, not endless. */
public final class ShownName {
    /** The longest name that is shown whole. */
    public static final int LONGEST = 80;

    private ShownName() {}

    /** Returns {@code name}, cut to {@link #LONGEST} characters and an ellipsis. */
    public static String of(String name) {
        return cut(name, LONGEST);
    }

    /** Returns {@code text} without control characters, cut to {@code longest} characters and an ellipsis. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest && text.chars().allMatch(c -> visible(c) == c)) {
            return text;
        }
        int count = text.codePointCount(0, text.length());
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(count > longest ? longest - 1L : longest)
                .forEach(c -> shown.appendCodePoint(visible(c)));
        return count > longest ? shown.append('…').toString() : shown.toString();
    }

    /** Returns what a piece of evidence speaks of, one part an entry, for example {@code sex: Female vs Male}. */
    public static List<String> parts(Scope scope, Texts texts) {
        List<String> parts = new ArrayList<>();
        String attributes = joined(scope.attributes(), Scope.INTERSECTION);
        String groups = joined(scope.groups(), " " + texts.get("scope.versus") + " ");
        if (!attributes.isEmpty() || !groups.isEmpty()) {
            parts.add(attributes + (attributes.isEmpty() || groups.isEmpty() ? "" : ": ") + groups);
        }
        if (!scope.classes().isEmpty()) {
            parts.add(texts.get("scope.class", joined(scope.classes(), ", ")));
        }
        scope.parameters().forEach((name, value) -> parts.add(of(name.replace('_', ' ')) + " = " + of(value)));
        return parts;
    }

    /** Returns what a piece of evidence speaks of in one line; all rows have a text too. */
    public static String scope(Scope scope, Texts texts) {
        List<String> parts = parts(scope, texts);
        return parts.isEmpty() ? texts.get("scope.all") : String.join(" · ", parts);
    }

    private static String joined(List<String> names, String between) {
        return String.join(between, names.stream().map(ShownName::of).toList());
    }

    private static int visible(int codePoint) {
        boolean lineBreak = codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
        if (lineBreak) {
            return ' ';
        }
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return Character.isISOControl(codePoint) || surrogate || codePoint == 0xFFFE || codePoint == 0xFFFF
                ? 0xFFFD
                : codePoint;
    }
}
