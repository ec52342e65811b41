package dev.assize.cli;

import dev.assize.audit.Audit;
import dev.assize.audit.Demo;
import dev.assize.audit.NamedPolicy;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.reports.Report;
import dev.assize.reports.files.ReportFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the main job on embedded data. */
@Command(
        name = "demo",
        description = "Train a small network on embedded loan applications, audit it, write the reports.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nWhat it shows:%n",
        footer = {
            "  The applications carry a planted bias, so the audit finds a broken rule.",
            "  A pipeline would get exit code 1; the demo itself ends with 0."
        })
final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final CommonOptions common;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where everything goes; target/assize-demo unless given.")
    private Path out = Path.of("target", "assize-demo");

    DemoCommand(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    @Override
    public Integer call() {
        Path directory = console.input(out);
        ReportFiles.prepare(directory);
        AuditFile file = AuditFileReader.read(Demo.write(directory));
        NamedPolicy policy =
                NamedPolicy.read(file.origin().resolve(file.policy().orElseThrow()));
        Report report;
        try (ProgressLine progress = ProgressLine.of(console, common)) {
            report = new Audit(file, Folders.tables(), progress).run(policy, Days.orToday(null));
        }
        List<Path> files = Finishing.of(
                () -> ReportFiles.write(report, directory, file.report().formats()));
        Outcome.print(console, common, report, files);
        console.line("");
        console.line(
                "A pipeline would have got exit code %d.",
                report.judgement().exitCode().code());
        console.line("Do it again, or change it: assize audit %s", console.word(directory.resolve(Demo.AUDIT)));
        return 0;
    }
}
