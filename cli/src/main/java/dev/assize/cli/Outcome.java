package dev.assize.cli;

import dev.assize.reports.Report;
import dev.assize.reports.terminal.TerminalStyle;
import dev.assize.reports.terminal.VerdictTable;
import java.nio.file.Path;
import java.util.List;

/** Prints what an audit came to. */
final class Outcome {
    private Outcome() {}

    /** Prints the verdict table and where the reports are. */
    static void print(Console console, CommonOptions common, Report report, List<Path> files) {
        TerminalStyle style = console.style(common);
        console.out().print(VerdictTable.render(report, style));
        for (Path file : files) {
            console.line("written: %s", console.shown(file));
        }
    }
}
