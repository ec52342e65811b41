package dev.assize.cli;

import dev.assize.audit.Audit;
import dev.assize.audit.NamedPolicy;
import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.core.Place;
import dev.assize.reports.Report;
import dev.assize.reports.files.ReportFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Audits a model and exits by the verdict. */
@Command(
        name = "audit",
        description =
                "Audit a model: read the table, train or load the model, run the checks, judge, write the report.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize audit audit.yaml",
            "  assize audit audit.yaml --out build/report --as-of 2027-01-01",
            "  assize audit audit.yaml --policy strict.yaml"
        })
final class AuditCommand implements Callable<Integer> {
    private final Console console;
    private final CommonOptions common;

    @Parameters(paramLabel = "AUDIT.yaml", description = "What to audit and how.")
    private Path auditFile = Path.of("audit.yaml");

    @Option(names = "--out", paramLabel = "DIR", description = "Where the reports go, in place of report.directory.")
    private @Nullable Path out;

    @Option(names = "--policy", paramLabel = "FILE", description = "Judge by this policy, in place of the file's own.")
    private @Nullable Path policy;

    @Option(
            names = "--as-of",
            paramLabel = "YYYY-MM-DD",
            description = "Judge by the rules and waivers in force on this day; today unless given.")
    private @Nullable LocalDate asOf;

    AuditCommand(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    @Override
    public Integer call() {
        AuditFile file = AuditFileReader.read(console.input(auditFile));
        NamedPolicy judgedBy = NamedPolicy.read(policyFile(file));
        Path directory = out == null ? file.origin().resolve(file.report().directory()) : console.input(out);
        ReportFiles.requireWritable(directory);
        Report report;
        try (ProgressLine progress = ProgressLine.of(console, common)) {
            report = new Audit(file, Folders.tables(), progress).run(judgedBy, Days.orToday(asOf));
        }
        List<Path> files = Finishing.of(
                () -> ReportFiles.write(report, directory, file.report().formats()));
        Outcome.print(console, common, report, files);
        return report.judgement().exitCode().code();
    }

    private Path policyFile(AuditFile file) {
        if (policy != null) {
            return console.input(policy);
        }
        return file.policy()
                .map(file.origin()::resolve)
                .orElseThrow(() -> new AuditException(
                        Place.of(file.origin().source()),
                        "the audit names no policy, so nothing can be judged",
                        "Add 'policy: FILE' or say --policy FILE; 'assize init' writes a first one."));
    }
}
