package dev.assize.reports.terminal;

import dev.assize.reports.wording.ShownName;

/**
 * How many terminal columns a text takes: 2 for wide East Asian characters and emoji, 0 for combining marks, else 1.
 */
final class DisplayWidth {
    /**
     * First and last code points of the blocks that terminals show two columns wide (Unicode TR11, classes W and F).
     */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** Returns {@code text} without control characters, cut to {@code width} columns with an ellipsis. */
    static String fit(String text, int width) {
        String clean = ShownName.cut(text, 4 * width);
        if (of(clean) <= width) {
            return clean;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int codePoint : clean.codePoints().toArray()) {
            used += of(codePoint);
            if (used > width - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.append('…').toString();
    }

    /** Returns {@code text} cut or filled with spaces on its right to {@code width} columns. */
    static String left(String text, int width) {
        String fitted = fit(text, width);
        return fitted + " ".repeat(width - of(fitted));
    }

    /** Returns {@code text} cut or filled with spaces on its left to {@code width} columns. */
    static String right(String text, int width) {
        String fitted = fit(text, width);
        return " ".repeat(width - of(fitted)) + fitted;
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] block : WIDE) {
            if (codePoint >= block[0] && codePoint <= block[1]) {
                return 2;
            }
        }
        return 1;
    }
}
