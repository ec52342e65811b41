package dev.assize.reports.terminal;

/**
 * What a terminal can show.
 *
 * @param width columns; narrower than 60 is taken as 60
 * @param color whether ANSI colors are understood and wanted
 * @param charset which characters it can show
 */
public record TerminalStyle(int width, boolean color, Characters charset) {
    private static final int LEAST_WIDTH = 60;
    private static final int USUAL_WIDTH = 100;

    /** Which characters a terminal can show. */
    public enum Characters {
        /** Everything. */
        UNICODE,
        /** Only ASCII; other signs are replaced by similar ones. */
        ASCII
    }

    /** Takes the width as at least 60. */
    public TerminalStyle {
        width = Math.max(LEAST_WIDTH, width);
    }

    /** 100 columns without colors, for files and pipes. */
    public static TerminalStyle plain() {
        return new TerminalStyle(USUAL_WIDTH, false, Characters.UNICODE);
    }
}
