package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void endsWithZero_andSaysWhatAPipelineWouldHaveGot() {
        Run run = Run.in(folder, "demo", "--quiet", "--out", "a demo");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("✗ Fail", "selection-sex [sex]", "written: a demo/report.html\n")
                .endsWith("""

                        A pipeline would have got exit code 1.
                        Do it again, or change it: assize audit "a demo/audit.yaml"
                        """);
        assertThat(folder.resolve("a demo"))
                .isDirectoryContaining(file -> file.endsWith("report.xlsx"))
                .isDirectoryContaining(file -> file.endsWith("policy.yaml"));
    }

    @Test
    void overwritesNobodysOwnFiles() throws IOException {
        Loans.in(folder);

        Run run = Run.in(folder, "demo", "--out", ".");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("policy.yaml: the file is there already, is not what the demo writes, and is not overwritten")
                .endsWith("  Audit it with 'assize audit', or remove it, or say --out with another folder.\n");
        assertThat(Files.readString(folder.resolve("audit.yaml"))).isEqualTo(Loans.AUDIT);
        assertThat(Files.readString(folder.resolve("policy.yaml"))).isEqualTo(Loans.POLICY);
        assertThat(folder.resolve("report.json")).doesNotExist();
    }

    @Test
    void refusesAFolderThatIsAFile() {
        Loans.write(folder, "out", "a file");

        Run run = Run.in(folder, "demo", "--out", "out");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("out: the reports cannot be written here, because this is a file");
        assertThat(folder.resolve("out")).hasContent("a file");
    }
}
