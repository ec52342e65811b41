package dev.assize.cli;

import dev.assize.reports.Report;
import dev.assize.reports.files.Format;
import dev.assize.reports.files.ReportFiles;
import dev.assize.reports.json.ReportJson;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the views of an earlier report again. */
@Command(
        name = "render",
        description = "Draw the views of a report; needs neither model nor data.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assize render target/assize/report.json --format html,xlsx")
final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "REPORT.json", description = "A report that 'assize audit' wrote.")
    private Path reportFile = Path.of("report.json");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "Which views: html, xlsx, json; html and xlsx unless given.")
    private List<String> formats = List.of("html", "xlsx");

    @Option(names = "--out", paramLabel = "DIR", description = "Where they go; beside the report unless given.")
    private @Nullable Path out;

    RenderCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path source = console.input(reportFile);
        Report report = ReportJson.read(source);
        Set<Format> wanted = EnumSet.noneOf(Format.class);
        formats.forEach(name -> wanted.add(Format.named(name)));
        Path beside = Optional.ofNullable(source.getParent()).orElse(Path.of(""));
        for (Path file : ReportFiles.write(report, out == null ? beside : console.input(out), wanted)) {
            console.line("written: %s", console.shown(file));
        }
        return 0;
    }
}
