package dev.assize.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A folder with a small table, an audit file and a policy that work, for tests to break. */
final class Loans {
    static final String AUDIT = """
            data:
              path: loans.csv
              label: approved
              favorable: "yes"
              sensitive: [sex]
            split: {test: 0.4, seed: 3}
            model:
              train: {kind: mlp, hidden: [4], epochs: 8, batch: 32, learningRate: 0.02}
            checks:
              - fairness
              - privacy
              - explain: {rows: 20, importanceRows: 50, repeats: 2}
              - robustness: {rows: 60, attackRows: 20, draws: 50}
            policy: policy.yaml
            report: {directory: out}
            """;

    static final String POLICY = """
            policy: small
            version: 1
            rules:
              - id: selection
                title: Women and men are approved at similar rates
                metric: fairness.demographic_parity_ratio
                scope: {attribute: sex}
                require: {atLeast: 0.80}
                severity: error
                source: convention
            """;

    private Loans() {}

    /** Writes everything to {@code folder}: women of equal income are refused more often. */
    static Path in(Path folder) {
        write(folder, "loans.csv", table(1200, 2.0));
        write(folder, "audit.yaml", AUDIT);
        write(folder, "policy.yaml", POLICY);
        return folder;
    }

    /** Returns a table in which women get {@code penalty} less. */
    static String table(int rows, double penalty) {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        StringBuilder csv = new StringBuilder("income,years,part_time,sex,approved\n");
        for (int row = 0; row < rows; row++) {
            boolean woman = random.nextBoolean();
            boolean partTime = random.nextDouble() < (woman ? 0.8 : 0.1);
            double income = random.nextDouble() * 4;
            int years = random.nextInt(30);
            boolean yes = income + years / 15.0 - (woman ? penalty : 0) + random.nextDouble() > 2.7;
            csv.append(Math.round(income * 1000)).append(',').append(years).append(',');
            csv.append(partTime ? "yes" : "no")
                    .append(',')
                    .append(woman ? "f" : "m")
                    .append(',');
            csv.append(yes ? "yes" : "no").append('\n');
        }
        return csv.toString();
    }

    /** Writes a text to a file of {@code folder}. */
    static void write(Path folder, String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " for a test", e);
        }
    }
}
