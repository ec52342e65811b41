package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Progress;
import dev.assize.core.Undefined;
import dev.assize.policies.Verdict;
import dev.assize.reports.Report;
import dev.assize.training.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** A folder with tables, audit files and policies, and what audits of them find. */
record AuditFolder(Path folder) {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    /** Checks that take no time. */
    static final String QUICK_CHECKS = """
            checks:
              - fairness
              - privacy
              - explain: {rows: 10, importanceRows: 40, repeats: 2}
              - robustness: {rows: 2000, attackRows: 10, draws: 50}
            """;

    /** A small network. */
    static final String TRAIN = "model: {train: {kind: mlp, hidden: [4], epochs: 3, batch: 32, learningRate: 0.02}}\n";

    /** Writes a text to a file. */
    AuditFolder with(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " for a test", e);
        }
        return this;
    }

    /** Writes {@code loans.csv}: women of equal income are refused more often; {@code n} people stand behind a row. */
    AuditFolder withLoans(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("income,years,sex,part,n,approved\n");
        for (int row = 0; row < rows; row++) {
            boolean woman = random.nextBoolean();
            double income = random.nextDouble() * 4;
            int years = random.nextInt(30);
            boolean yes = income + years / 15.0 - (woman ? 1 : 0) + random.nextDouble() > 2.7;
            csv.append(Math.round(income * 1000)).append(',').append(years).append(',');
            csv.append(woman ? "f" : "m").append(',').append(row % 3 == 0 ? "b" : "a");
            csv.append(',').append(1 + row % 4).append(',').append(yes ? "yes" : "no");
            csv.append('\n');
        }
        return with("loans.csv", csv.toString());
    }

    /** Reads an audit file of this text. */
    AuditFile file(String text) {
        with("audit.yaml", text);
        return AuditFileReader.read(folder.resolve("audit.yaml"));
    }

    /** Runs an audit. */
    Report run(String audit, String policy) {
        with("policy.yaml", policy);
        return audit(audit).run(NamedPolicy.read(folder.resolve("policy.yaml")), DAY);
    }

    /** Trains the model of an audit and saves it. */
    AuditFolder train(String audit, String model) {
        ModelFile.save(audit(audit).train(), folder.resolve(model));
        return this;
    }

    private Audit audit(String text) {
        return new Audit(file(text), new SourceTables(List.of()), Progress.silent());
    }

    /** A policy with one rule of severity error for each "metric scope limit". */
    static String policy(String... rules) {
        StringBuilder text = new StringBuilder("policy: test\nversion: 1\nrules:\n");
        for (int i = 0; i < rules.length; i++) {
            String[] parts = rules[i].split(" ", 3);
            text.append("  - {id: r").append(i).append(", metric: ").append(parts[0]);
            text.append(", scope: {")
                    .append(
                            parts[1].equals("-")
                                    ? ""
                                    : parts[1].replace(",", ", ").replace(":", ": "));
            text.append("}, require: {").append(parts[2]).append("}, severity: error}\n");
        }
        return text.toString();
    }

    /** Returns the evidence of that key. */
    static Evidence evidence(Report report, String key) {
        return report.findings().evidence().stream()
                .filter(piece -> piece.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no evidence " + key));
    }

    /** Returns the value of that key. */
    static MeasuredValue value(Report report, String key) {
        return (MeasuredValue) evidence(report, key);
    }

    /** Returns why there is no value of that key. */
    static Undefined undefined(Report report, String key) {
        return (Undefined) evidence(report, key);
    }

    /** Returns the verdict of the rule of that number. */
    static Verdict verdict(Report report, int rule) {
        return report.judgement().verdicts().stream()
                .filter(verdict -> verdict.rule().id().equals("r" + rule))
                .findFirst()
                .orElseThrow();
    }
}
