package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard output is for results: what libraries print goes to standard error. */
class StandardOutputTest {
    @TempDir
    private Path folder;

    @Test
    void hasResultsAlone_whenALibraryPrints() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrintingLibrary.class.getName(),
                        "--version")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(out)).contains("assize").doesNotContain("a library's words");
        assertThat(Files.readString(err)).contains("a library's words");
    }
}
