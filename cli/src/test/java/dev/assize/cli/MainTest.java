package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void printsItsVersion_whenAsked() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int code = Main.run(
                new String[] {"--version"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Path.of(""));

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("the version of the jar, or what stands for it where classes run without one")
                .matches("assize (0\\.1\\.0\\S*|development)\nJava \\d+\n");
    }
}
