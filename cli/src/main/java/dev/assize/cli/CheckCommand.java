package dev.assize.cli;

import dev.assize.audit.Audit;
import dev.assize.audit.Gate;
import dev.assize.audit.NamedPolicy;
import dev.assize.policies.Judgement;
import dev.assize.reports.Report;
import dev.assize.reports.json.ReportJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges the evidence of an earlier report again. */
@Command(
        name = "check",
        description = "Judge the evidence of a report by a policy; needs neither model nor data.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assize check target/assize/report.json --policy strict.yaml")
final class CheckCommand implements Callable<Integer> {
    private final Console console;
    private final CommonOptions common;

    @Parameters(paramLabel = "REPORT.json", description = "A report that 'assize audit' wrote.")
    private Path reportFile = Path.of("report.json");

    @Option(names = "--policy", paramLabel = "FILE", required = true, description = "What to judge by.")
    private Path policy = Path.of("policy.yaml");

    @Option(
            names = "--as-of",
            paramLabel = "YYYY-MM-DD",
            description = "Judge by the rules and waivers in force on this day; today unless given.")
    private @Nullable LocalDate asOf;

    CheckCommand(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    @Override
    public Integer call() {
        Report report = ReportJson.read(console.input(reportFile));
        NamedPolicy judgedBy = NamedPolicy.read(console.input(policy));
        Judgement judgement = new Gate(judgedBy).judge(report.evidence(), Days.orToday(asOf));
        Report judged = report.judged(judgement, Audit.definitions());
        Outcome.print(console, common, judged, List.of());
        return judgement.exitCode().code();
    }
}
