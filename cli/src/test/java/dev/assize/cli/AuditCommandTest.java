package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    private static final String AS_OF = "--as-of=2026-11-23";

    @TempDir
    private Path folder;

    @Test
    void exitsWithOneAndNamesTheRule_whenARuleIsBroken() {
        Run run = Run.in(Loans.in(folder), "audit", "audit.yaml", AS_OF);

        assertThat(run.err()).doesNotContain("defect");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("✗ Fail")
                .contains("selection [sex]")
                .contains("exit code 1: at least one blocking rule failed")
                .contains("written: out/report.html");
        assertThat(files("out")).containsExactly("report.html", "report.json", "report.xlsx");
    }

    @Test
    void exitsWithZero_whenEveryRuleHolds() {
        Loans.write(Loans.in(folder), "policy.yaml", Loans.POLICY.replace("0.80", "0.05"));

        assertThat(Run.in(folder, "audit", "audit.yaml", AS_OF).code()).isZero();
    }

    @Test
    void exitsWithThree_whenTheDataCannotSettleARule() {
        Loans.write(Loans.in(folder), "loans.csv", Loans.table(120, 0));

        Run run = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(run.out()).contains("Inconclusive");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void exitsWithFour_whenRequiredEvidenceIsMissing() {
        Loans.write(Loans.in(folder), "policy.yaml", Loans.POLICY.replace("0.80", "0.05") + """
                          - id: attack
                            title: Holds under attack
                            metric: robustness.fgsm_accuracy
                            scope: {strength: 7}
                            require: {atLeast: 0.5}
                            severity: error
                            source: project default
                        """);

        assertThat(Run.in(folder, "audit", "audit.yaml", AS_OF).code()).isEqualTo(4);
    }

    @Test
    void blocks_whenABudgetIsDemandedOfAModelWithoutOne() {
        Loans.write(
                Loans.in(folder),
                "policy.yaml",
                Loans.POLICY
                        .replace("fairness.demographic_parity_ratio", "privacy.epsilon")
                        .replace("    scope: {attribute: sex}\n", "")
                        .replace("atLeast: 0.80", "atMost: 3.0"));

        Run run = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).doesNotContain("Pass");
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        Loans.in(folder);
        Run.in(folder, "audit", "audit.yaml", AS_OF, "--out", "first");
        Run.in(folder, "audit", "audit.yaml", AS_OF, "--out", "second", "--quiet");

        for (String name : files("first")) {
            assertThat(folder.resolve("second").resolve(name))
                    .as(name)
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(name));
        }
        assertThat(files("first")).hasSize(3);
    }

    @Test
    void printsNothingButResultsToStandardOutput_andNoProgress_whenQuiet() {
        Run run = Run.in(Loans.in(folder), "audit", "audit.yaml", AS_OF, "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("State");
    }

    @Test
    void auditsAModelThatWasTrainedBefore() {
        Loans.in(folder);
        Run trained = Run.in(folder, "train", "audit.yaml", "--model", "model.zip");
        Loans.write(folder, "audit.yaml", saved());

        Run run = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(trained.code()).isZero();
        assertThat(trained.out()).contains("written: model.zip");
        assertThat(run.err()).doesNotContain("defect");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void judgesAndDrawsAnEarlierReportAgain() throws IOException {
        Loans.in(folder);
        Run.in(folder, "audit", "audit.yaml", AS_OF);
        byte[] page = Files.readAllBytes(folder.resolve("out/report.html"));
        Files.delete(folder.resolve("out/report.html"));

        Run rendered = Run.in(folder, "render", "out/report.json", "--format", "html");
        Loans.write(folder, "mild.yaml", Loans.POLICY.replace("0.80", "0.05"));
        Run strict = Run.in(folder, "check", "out/report.json", "--policy", "policy.yaml", AS_OF);
        Run mild = Run.in(folder, "check", "out/report.json", "--policy", "mild.yaml", AS_OF);

        assertThat(rendered.code()).isZero();
        assertThat(folder.resolve("out/report.html")).hasBinaryContent(page);
        assertThat(strict.code()).isEqualTo(1);
        assertThat(mild.code()).isZero();
    }

    /** The audit file with the saved model in place of the training. */
    private static String saved() {
        return Loans.AUDIT.replaceAll("(?m)^  train:.*$", "  path: model.zip");
    }

    private List<String> files(String name) {
        try (Stream<Path> listed = Files.list(folder.resolve(name))) {
            return listed.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + name, e);
        }
    }
}
