package dev.assize.cli;

import dev.assize.reports.terminal.TerminalStyle;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Where a command prints and what its paths are relative to. */
final class Console {
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

    /** Prints a formatted line of a result. */
    void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
