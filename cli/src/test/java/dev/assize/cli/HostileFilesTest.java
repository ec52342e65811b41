package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to use up time or memory, or to run something: refused by the command, in few words and soon. */
class HostileFilesTest {
    private static final String SAVED = Loans.AUDIT.replaceAll("(?m)^  train:.*$", "  path: model.zip");

    @TempDir
    private Path folder;

    @BeforeEach
    void startFromInputThatWorks() {
        Loans.in(folder);
    }

    @Test
    void refusesYamlThatIsNestedDeeply() {
        Loans.write(folder, "audit.yaml", "data: " + "[".repeat(100_000));
        assertRefused("audit.yaml:1:", "nested deeper than 32 levels");
    }

    @Test
    void refusesAliasesThatUnfoldToMillions() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 10; level++) {
            bomb.append("a%d: &a%d [".replace("%d", Integer.toString(level)));
            bomb.append(("*a" + (level - 1) + ", ").repeat(4)).append("x]\n");
        }
        Loans.write(folder, "audit.yaml", bomb.toString());
        assertRefused("audit.yaml:", "aliases");
    }

    @Test
    void refusesAnAliasOfItself() {
        Loans.write(folder, "audit.yaml", "data: &d {path: *d}\n");
        assertRefused("audit.yaml:1:", "has no value yet");
    }

    @Test
    void refusesFiftyMegabytes() throws IOException {
        Loans.write(folder, "audit.yaml", "# " + "x".repeat(50_000_000));
        assertRefused("audit.yaml: the file is larger than 1048576 bytes");
        Loans.write(folder, "audit.yaml", Loans.AUDIT);
        Loans.write(folder, "policy.yaml", "# " + "x".repeat(50_000_000));
        assertRefused("policy.yaml: the file is larger than 1048576 bytes");
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Files.write(folder.resolve("audit.yaml"), new byte[] {'d', ':', ' ', (byte) 0xc3, (byte) 0x28});
        assertRefused("audit.yaml:1: the file is not UTF-8 from here on");
    }

    @Test
    void refusesATagThatNamesAClass() {
        Loans.write(folder, "audit.yaml", "data: !!javax.script.ScriptEngineManager [x]\n");
        assertRefused("audit.yaml:1:7: the tag '!!javax.script.ScriptEngineManager' is not allowed");
    }

    @Test
    void saysOnlySoMuch_whenThousandsOfKeysAreWrong() {
        StringBuilder keys = new StringBuilder(Loans.AUDIT);
        for (int key = 0; key < 20_000; key++) {
            keys.append("k").append(key).append(": 1\n");
        }
        Loans.write(folder, "audit.yaml", keys.toString());

        Run run = assertRefused("audit.yaml:16:1: unknown key 'k0'");

        assertThat(run.err())
                .contains("unknown key 'k99'\n")
                .doesNotContain("unknown key 'k100'")
                .endsWith("and 19900 more problems; these are the first 100.\n");
    }

    @Test
    void refusesAModelThatIsNoZip_andOneThatUnpacksToGigabytes() throws IOException {
        Loans.write(folder, "audit.yaml", SAVED);
        Loans.write(folder, "model.zip", "PK not really");
        assertRefused("model.zip");
        bomb("configuration.json");
        assertRefused("model.zip");
    }

    @Test
    void refusesAModelWithPartsThatLeadElsewhere() throws IOException {
        Loans.write(folder, "audit.yaml", SAVED);
        try (OutputStream file = Files.newOutputStream(folder.resolve("model.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("../../outside.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused("model.zip");
        assertThat(folder.resolveSibling("outside.json")).doesNotExist();
    }

    private void bomb(String name) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("model.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(9);
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 1500; megabyte++) {
                zip.write(zeros);
            }
        }
    }

    private Run assertRefused(String... parts) {
        Run run = Run.in(folder, "audit", "audit.yaml", "--quiet");

        assertThat(run.err()).contains(parts).doesNotContain("defect", "memory of the Java");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out/report.json")).doesNotExist();
        return run;
    }
}
