package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
    private static final String AS_OF = "--as-of=2026-11-23";

    @TempDir
    private Path folder;

    @Test
    void writesFilesThatAnAuditTakesAsTheyAre() {
        Loans.write(folder, "my loans ü.csv", Loans.table(600, 2.0));

        Run init = Run.in(folder, "init", "my loans ü.csv", "--label", "approved", "--out", "first try");
        Run audit = Run.in(folder, "audit", "first try/audit.yaml", AS_OF);

        assertThat(init.err()).isEmpty();
        assertThat(init.out()).isEqualTo("""
                        written: first try/audit.yaml
                        written: first try/policy.yaml
                        Read both, then: assize audit "first try/audit.yaml"
                        """);
        assertThat(read("first try/audit.yaml"))
                .contains("  path: \"../my loans ü.csv\"\n", "  favorable: \"yes\"   # (?)", "    - \"sex\"\n");
        assertThat(audit.err()).doesNotContain("defect");
        assertThat(audit.code()).isEqualTo(1);
        assertThat(audit.out()).contains("selection-sex [sex]", "opportunity-sex [sex]", "membership");
    }

    @Test
    void writesFilesThatAnAuditTakes_whenNoColumnLooksSensitive() {
        Loans.write(folder, "loans.csv", Loans.table(600, 0).replace("sex", "branch"));

        Run init = Run.in(folder, "init", "loans.csv", "--label", "approved");
        quick("audit.yaml");
        Run audit = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(init.code()).isZero();
        assertThat(read("audit.yaml")).contains("  sensitive: []   # (?) no column looks like one");
        assertThat(audit.err()).doesNotContain("defect");
        assertThat(audit.code()).as(audit.err()).isIn(0, 3);
        assertThat(audit.out()).contains("membership");
    }

    @Test
    void writesFilesThatAnAuditTakes_whateverTheColumnsAreCalled() {
        String names = "\"income \"\"net\"\"\",\"<script>alert(1)</script>\",\"part\ntime\",\"- sex: [ü, {&a *b}] #\","
                + "approved\n";
        Loans.write(folder, "loans.csv", Loans.table(600, 2.0).replaceFirst("[^\n]*\n", names));

        Run init = Run.in(folder, "init", "loans.csv", "--label", "approved");
        quick("audit.yaml");
        Run audit = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(init.err()).isEmpty();
        assertThat(read("audit.yaml")).contains("    - \"- sex: [ü, {&a *b}] #\"\n");
        assertThat(audit.err()).doesNotContain("defect", "problem");
        assertThat(audit.code()).isEqualTo(1);
        assertThat(audit.out()).contains("selection-sex-a-b [- sex: [ü, {&a *b}] #]");
        assertThat(read("target/assize/report.html")).doesNotContain("<script>alert");
    }

    @Test
    void writesFilesThatAnAuditTakes_whenNamesHoldControlCharactersAndTabs() {
        String names = "\"inc\tome\",\"ye\u0007ars\u001b[31m\",\"part\u202etime\",\"sex\u0000\",approved\n"
                .replace("\u0000", "\u0085");
        Loans.write(folder, "loans.csv", Loans.table(600, 2.0).replaceFirst("[^\n]*\n", names));

        Run init = Run.in(folder, "init", "loans.csv", "--label", "approved");
        quick("audit.yaml");
        Run audit = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(init.err()).isEmpty();
        assertThat(read("audit.yaml"))
                .contains("  #   inc·ome, numeric", "  #   ye·ars·[31m, numeric", "\"sex\\U00000085\"");
        assertThat(audit.err()).doesNotContain("defect");
        assertThat(audit.code()).isEqualTo(1);
    }

    @Test
    void givesEachRuleAnIdOfItsOwn_whenNamesAreAlike() {
        String table = Loans.table(600, 2.0)
                .replaceFirst("[^\n]*\n", "income,Sex!,SEX,\u6027\u5225 sex,approved\n")
                .replaceAll("(?m)^(\\d+),(\\d),", "$1,1$2,");
        Loans.write(folder, "loans.csv", table);

        Run init = Run.in(folder, "init", "loans.csv", "--label", "approved");
        quick("audit.yaml");
        Run audit = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(init.code()).isZero();
        assertThat(read("policy.yaml")).contains("selection-sex\n", "selection-sex-2\n", "selection-sex-3\n");
        assertThat(audit.err()).doesNotContain("defect");
        assertThat(audit.code()).isIn(1, 3);
    }

    @Test
    void cutsANumberWhereBothSidesHavePeople_underANameThatIsFree() {
        StringBuilder csv = new StringBuilder("points,age,age_group,hired\n");
        for (int row = 0; row < 300; row++) {
            csv.append(row % 13)
                    .append(',')
                    .append(row % 29 / 29.0)
                    .append(',')
                    .append("xyz".charAt(row % 3))
                    .append(',');
            csv.append(row % 7 < 3 ? "yes" : "no").append('\n');
        }
        Loans.write(folder, "people.csv", csv.toString());

        Run init = Run.in(folder, "init", "people.csv", "--label", "hired");
        quick("audit.yaml");
        Run audit = Run.in(folder, "audit", "audit.yaml", AS_OF);

        assertThat(init.code()).isZero();
        assertThat(read("audit.yaml")).containsPattern("name: \"age_group_group\", cuts: \\[0\\.48\\d*]");
        assertThat(audit.err()).doesNotContain("defect");
        assertThat(audit.code()).as(audit.err()).isIn(0, 1, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "deny, yes, no",
        "default, 1, 0",
        "y, yes, no",
        "risk, 1, 2",
        "not_approved, true, false",
        "outcome, a, b",
        "hired, 1, 2",
        "decision, approved, accepted"
    })
    void asksWhichValueIsGood_whenTheWordsDoNotSaySo(String label, String one, String other) {
        Loans.write(folder, "table.csv", twoValues(label, one, other));

        Run run = Run.in(folder, "init", "table.csv", "--label", label);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("table.csv: the label '" + label + "' has the values [")
                .contains("], and which is good for a person is not plain\n  Say --favorable ");
        assertThat(folder.resolve("audit.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "approved, yes, no, yes",
        "isHired, 1, 0, 1",
        "loan-granted, True, False, True",
        "y, admitted, rejected, admitted"
    })
    void takesTheGoodValue_whenTheWordsArePlain(String label, String one, String other, String good) {
        Loans.write(folder, "table.csv", twoValues(label, one, other));

        Run run = Run.in(folder, "init", "table.csv", "--label", label);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(read("audit.yaml")).contains("  favorable: \"" + good + "\"   # (?)");
    }

    @Test
    void takesTheValueThatIsNamed() {
        Loans.write(folder, "table.csv", twoValues("deny", "yes", "no"));

        Run run = Run.in(folder, "init", "table.csv", "--label", "deny", "--favorable", "no");

        assertThat(run.code()).isZero();
        assertThat(read("audit.yaml")).contains("  favorable: \"no\"   # (?)");
    }

    @ParameterizedTest
    @CsvSource({"audit.yaml", "policy.yaml"})
    void overwritesNothing(String name) {
        Loans.write(folder, "loans.csv", Loans.table(60, 0));
        Loans.write(folder, name, "mine");

        Run run = Run.in(folder, "init", "loans.csv", "--label", "approved");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve(name) + ": the file is there already and is not overwritten\n"
                        + "  Remove it, or say --out with another folder.\n");
        assertThat(folder.resolve(name)).hasContent("mine");
        assertThat(files()).containsExactlyInAnyOrder("loans.csv", name);
    }

    @Test
    void writesNothing_whenTheFolderIsAFile() {
        Loans.write(folder, "loans.csv", Loans.table(60, 0));
        Loans.write(folder, "out", "a file");

        Run run = Run.in(folder, "init", "loans.csv", "--label", "approved", "--out", "out");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("audit.yaml and policy.yaml cannot be written here")
                .endsWith("  Name a folder that you may write to with --out.\n");
        assertThat(folder.resolve("out")).hasContent("a file");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void findsTheTableAgain_whenTheFolderIsALink() throws IOException {
        Files.createDirectories(folder.resolve("far/away"));
        Files.createSymbolicLink(folder.resolve("near"), folder.resolve("far/away"));
        Loans.write(folder, "loans.csv", Loans.table(300, 2.0));

        Run init = Run.in(folder, "init", "loans.csv", "--label", "approved", "--out", "near");
        quick("near/audit.yaml");
        Run audit = Run.in(folder, "audit", "near/audit.yaml", AS_OF);

        assertThat(init.code()).isZero();
        assertThat(read("near/audit.yaml")).contains("  path: \"../../loans.csv\"\n");
        assertThat(audit.err()).doesNotContain("no such file");
        assertThat(audit.code()).isIn(1, 3);
    }

    @Test
    void refusesALabelThatIsNoColumn() {
        Loans.write(folder, "loans.csv", Loans.table(60, 0));

        Run run = Run.in(folder, "init", "loans.csv", "--label", "aproved");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no column 'aproved' for the label", "Did you mean 'approved'?");
        assertThat(files()).containsExactly("loans.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "german/german.csv, credit_risk, 1, foreign_worker",
        "bank/bank-full.csv.gz, y, yes, marital",
        "hmda/hmda.csv, deny, no, afam"
    })
    void writesFilesThatAnAuditReads_whenTheTableIsReal(String table, String label, String good, String sensitive) {
        Path data = Path.of(System.getProperty("assize.data", "../shared/data")).resolve(table);
        assumeTrue(Files.exists(data), () -> "no " + table + " in the data folder (property assize.data)");

        Run init = Run.in(folder, "init", data.toAbsolutePath().toString(), "--label", label, "--favorable", good);
        quick("audit.yaml");
        Run audit = Run.in(folder, "audit", "audit.yaml", AS_OF, "--quiet");

        assertThat(init.err()).isEmpty();
        assertThat(audit.err()).isEmpty();
        assertThat(audit.code()).isIn(0, 1, 3);
        assertThat(audit.out()).contains("[" + sensitive + "]");
    }

    /** Makes the audit as short as a test needs it; nothing that was found out about the table is touched. */
    private void quick(String name) {
        Loans.write(
                folder,
                name,
                read(name)
                        .replace("hidden: [64, 32], epochs: 20", "hidden: [4], epochs: 6")
                        .replace("checks: [fairness, privacy, explain, robustness]", "checks: [fairness, privacy]")
                        .replace("checks: [privacy, explain, robustness]", "checks: [privacy]"));
    }

    private static String twoValues(String label, String one, String other) {
        StringBuilder csv = new StringBuilder("points," + label + "\n");
        for (int row = 0; row < 40; row++) {
            csv.append(row * 7 % 40)
                    .append(',')
                    .append(row % 3 == 0 ? one : other)
                    .append('\n');
        }
        return csv.toString();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private List<String> files() {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
