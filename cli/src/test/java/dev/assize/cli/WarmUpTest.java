package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The report that the launcher warms up with can be read; see {@code cli/src/launcher/README.md}. */
class WarmUpTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("assize.root", "..")).toAbsolutePath().resolve("cli/src/launcher");

    @Test
    void judgesTheReport_soThatTheClassesOfCheckAreLoaded() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = {"check", "report.json", "--policy", "policy.yaml"};

        int code = Main.run(
                arguments,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                FOLDER);

        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(3);
    }
}
