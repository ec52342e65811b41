package dev.assize.cli;

import dev.assize.reports.terminal.TerminalStyle;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Where a command prints and what its paths are relative to. */
final class Console {
    private static final int HIDDEN = '\u00b7';

    private final PrintStream out;
    private final PrintStream err;
    private final Path workingDirectory;

    Console(PrintStream out, PrintStream err, Path workingDirectory) {
        this.out = out;
        this.err = err;
        this.workingDirectory = workingDirectory;
    }

    /** Returns where results go. */
    PrintStream out() {
        return out;
    }

    /** Returns where progress, warnings and errors go. */
    PrintStream err() {
        return err;
    }

    /** Returns a path the user gave as the process sees it: as it is, unless the working directory is another one. */
    Path input(Path path) {
        return workingDirectory.equals(Path.of("").toAbsolutePath())
                ? path
                : workingDirectory.resolve(path).normalize();
    }

    /** Returns how tables look here. */
    TerminalStyle style(CommonOptions common) {
        return Terminal.style(common.color());
    }

    /** Returns a path as a person in the working directory would write it. */
    String shown(Path path) {
        Path absolute = workingDirectory.resolve(path).normalize();
        return absolute.startsWith(workingDirectory)
                ? workingDirectory.relativize(absolute).toString()
                : absolute.toString();
    }

    /** Returns a path as a word that can be typed: in quotes where it holds a space. */
    String word(Path path) {
        String text = shown(path);
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    /** Prints a formatted line of a result. */
    void line(String format, Object... values) {
        out.println(plain(String.format(Locale.ROOT, format, values)));
    }

    /** Prints a formatted warning, beside the results. */
    void warn(String format, Object... values) {
        err.println(plain("warning: " + String.format(Locale.ROOT, format, values)));
    }

    /** Prints an error, of one line or more. */
    void error(String text) {
        err.println(plain(text));
    }

    /**
     * Returns a text whose characters all show: those that steer a terminal or turn the direction of writing become a
     * dot, for names and values come from files that nobody has read yet. Line ends stay.
     */
    static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().map(c -> steers(c) ? HIDDEN : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean steers(int c) {
        return (Character.isISOControl(c) && c != '\n') || Character.getType(c) == Character.FORMAT;
    }
}
