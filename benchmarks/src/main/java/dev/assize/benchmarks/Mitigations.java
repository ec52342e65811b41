package dev.assize.benchmarks;

import dev.assize.audit.Audit;
import dev.assize.audit.NamedPolicy;
import dev.assize.audit.SourceTables;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.audit.file.SplitSection;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Progress;
import dev.assize.reports.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Audits models that were trained with a mitigation, as audit files in {@code benchmarks/mitigation} say, and prints
 * accuracy and gaps of the test part with it and without it: {@code java -cp benchmarks/target/benchmarks.jar
 * dev.assize.benchmarks.Mitigations DATA [NAME[:SEED]...]}, in the root folder. Without seed the seeds are 1, 2 and 3.
 */
public final class Mitigations {
    private static final Path FOLDER = Path.of("benchmarks", "mitigation");
    private static final String ENDING = ".yaml";
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    private final Path data;
    private final PrintStream out;

    private Mitigations(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Audits and prints: the folder of the public data sets, then names of audit files (none: all). */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no folder is given; name the folder that holds the public data sets");
        }
        List<String> names = List.of(arguments).subList(1, arguments.length);
        Mitigations table = new Mitigations(Path.of(arguments[0]), System.out);
        table.out.println(String.format(
                Locale.ROOT,
                "%-20s %4s   %8s %8s %8s   %8s %8s %8s",
                "",
                "seed",
                "accuracy",
                "parity",
                "odds",
                "before",
                "parity",
                "odds"));
        (names.isEmpty() ? all() : names).forEach(table::run);
    }

    private static List<String> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.equals("policy.yaml"))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit files in " + FOLDER + " cannot be listed", e);
        }
    }

    private void run(String name) {
        String[] parts = name.split(":", 2);
        for (long seed : parts.length == 1 ? SEEDS : List.of(Long.parseLong(parts[1]))) {
            Report report = audit(FOLDER.resolve(parts[0] + ENDING), seed);
            out.println(String.format(
                    Locale.ROOT,
                    "%-20s %4d   %8s %8s %8s   %8s %8s %8s",
                    parts[0],
                    seed,
                    value(report, "fairness.accuracy"),
                    value(report, "fairness.demographic_parity_difference[attribute=sex]"),
                    value(report, "fairness.equalized_odds_difference[attribute=sex]"),
                    value(report, "mitigation.before_accuracy"),
                    value(report, "mitigation.before_demographic_parity_difference[attribute=sex]"),
                    value(report, "mitigation.before_equalized_odds_difference[attribute=sex]")));
        }
    }

    private Report audit(Path path, long seed) {
        AuditFile file = AuditFileReader.read(path);
        AuditFile seeded = new AuditFile(
                file.origin(),
                file.title(),
                file.data(),
                new SplitSection(file.split().testFraction(), file.split().byColumn(), seed),
                file.model(),
                file.checks(),
                file.policy(),
                file.report());
        return new Audit(seeded, new SourceTables(List.of(data)), Progress.silent())
                .run(NamedPolicy.read(FOLDER.resolve("policy.yaml")), LocalDate.of(2026, 1, 1));
    }

    private static String value(Report report, String key) {
        return report.findings().evidence().stream()
                .filter(piece -> piece.key().toString().equals(key) && piece instanceof MeasuredValue)
                .map(piece -> String.format(
                        Locale.ROOT, "%.4f", ((MeasuredValue) piece).estimate().value()))
                .findFirst()
                .orElse("-");
    }
}
