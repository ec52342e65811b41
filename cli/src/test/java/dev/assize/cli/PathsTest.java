package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What paths are relative to: those of a file to its folder, those of the command line to the working directory. */
class PathsTest {
    private static final String HIRING = """
            data: {path: "../tables/my hiring ü.csv", favorable: "yes", sensitive: [sex], count: people}
            model: {predictions: {decision: hired}}
            checks: [fairness]
            policy: ../policies/policy.yaml
            report: {directory: out, formats: [json]}
            """;
    private static final String PEOPLE = "sex,hired,people\nf,yes,60\nf,no,140\nm,yes,120\nm,no,180\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        for (String name : new String[] {"audits", "tables", "policies"}) {
            Files.createDirectory(folder.resolve(name));
        }
        Loans.write(folder, "tables/my hiring ü.csv", PEOPLE);
        Loans.write(folder, "audits/an audit.yaml", HIRING);
        Loans.write(folder, "policies/policy.yaml", Loans.POLICY);
    }

    @Test
    void takesPathsInTheFileFromItsFolder() {
        Run run = Run.in(folder, "audit", "audits/an audit.yaml", "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).endsWith("written: audits/out/report.json\n");
    }

    @Test
    void takesPathsOfTheCommandLineFromTheWorkingDirectory() {
        Loans.write(folder, "mine.yaml", Loans.POLICY.replace("0.80", "0.05"));

        Run run =
                Run.in(folder, "audit", "audits/an audit.yaml", "--quiet", "--out", "here/in", "--policy", "mine.yaml");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("written: here/in/report.json\n");
        assertThat(folder.resolve("audits/out")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void goesUpFromWhereALinkLeads_asTheSystemDoes() throws IOException {
        Files.createDirectories(folder.resolve("elsewhere/deep"));
        Files.createSymbolicLink(folder.resolve("elsewhere/deep/link"), folder.resolve("audits"));

        Run run = Run.in(folder, "audit", "elsewhere/deep/link/an audit.yaml", "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
        assertThat(folder.resolve("audits/out/report.json")).exists();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void followsLinksToFiles() throws IOException {
        Files.createSymbolicLink(folder.resolve("audits/linked.yaml"), folder.resolve("audits/an audit.yaml"));

        assertThat(Run.in(folder, "audit", "audits/linked.yaml", "--quiet").code())
                .isEqualTo(3);
    }

    @Test
    void refusesAFolderInPlaceOfAnAuditFile() {
        Run run = Run.in(folder, "audit", "audits");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve("audits").toString().replace('\\', '/')
                        + ": this is a directory, a YAML file is needed\n  Name the file.\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are others there")
    void refusesFilesThatMayNotBeRead() throws IOException {
        Path table = folder.resolve("tables/my hiring ü.csv");
        Files.setPosixFilePermissions(table, Set.of());
        assumeFalse(Files.isReadable(table), "this user may read everything");

        Run run = Run.in(folder, "audit", "audits/an audit.yaml", "--quiet");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("my hiring ü.csv").doesNotContain("defect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"path: \"../tables/my hiring ü.csv\"", "policy: ../policies/policy.yaml", "directory: out"})
    void refusesWhatIsNoPath(String line) {
        String key = line.substring(0, line.indexOf(':'));
        Loans.write(folder, "audits/an audit.yaml", HIRING.replace(line, key + ": \"a\\0b\""));

        Run run = Run.in(folder, "audit", "audits/an audit.yaml", "--quiet");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("'" + key + "' is no path: Nul character not allowed")
                .contains("Write a path relative to this file, with '/'.")
                .doesNotContain("defect");
    }

    @Test
    void writesNoPathIntoTheReport() throws IOException {
        Run run = Run.in(folder, "audit", folder.resolve("audits/an audit.yaml").toString(), "--quiet");

        assertThat(run.code()).isEqualTo(3);
        assertThat(Files.readString(folder.resolve("audits/out/report.json")))
                .contains("\"my hiring ü.csv\"")
                .doesNotContain(folder.toString(), "tables/", System.getProperty("user.name") + "@");
    }
}
