package dev.assize.cli;

import dev.assize.reports.terminal.TerminalStyle;
import java.nio.charset.Charset;
import java.util.Optional;

/** What is known of the terminal, if there is one. */
final class Terminal {
    private static final int USUAL_WIDTH = 100;
    private static final int WIDEST = 1000;

    private Terminal() {}

    /** Returns whether a person sits in front of the output. From Java 22 on a console alone does not say so. */
    @SuppressWarnings("SystemConsoleNull") // it is null where this runs on Java 17 to 21 without a terminal
    static boolean isPresent() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22 there is a console only where there is a terminal
        }
    }

    /** Returns how tables look: the width that the shell says in COLUMNS, 100 without it; ASCII where the locale is. */
    static TerminalStyle style(boolean color) {
        int width = Optional.ofNullable(System.getenv("COLUMNS"))
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .map(columns -> Math.min(WIDEST, columns))
                .orElse(USUAL_WIDTH);
        TerminalStyle.Characters characters = Charset.forName(System.getProperty("native.encoding", "UTF-8"))
                        .newEncoder()
                        .canEncode('≥')
                ? TerminalStyle.Characters.UNICODE
                : TerminalStyle.Characters.ASCII;
        return new TerminalStyle(width, color, characters);
    }
}
