package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C: a real process is interrupted in the middle of its work. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal to send to one process only")
class InterruptTest {
    private static final String LONG = """
            data: {path: "dataset:loans", label: approved, favorable: "yes", sensitive: [sex]}
            split: {test: 0.3, seed: 7}
            model: {train: {kind: mlp, hidden: [64, 64], epochs: 500, batch: 64, patience: 500}}
            policy: policy.yaml
            report: {directory: out}
            """;

    @TempDir
    private Path folder;

    @Test
    void leavesTheFolderAsItWas_whenInterruptedInTheMiddleOfTheTraining() throws Exception {
        Loans.write(folder, "audit.yaml", LONG);
        Loans.write(folder, "policy.yaml", Loans.POLICY);
        Files.createDirectory(folder.resolve("out"));
        Loans.write(folder, "out/report.json", "an earlier report");
        Process process = start("audit", "audit.yaml");

        boolean training = waitFor(process, "assize: training");
        interrupt(process);

        assertThat(training).as("the audit came to the training").isTrue();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(files("out")).containsExactly("report.json");
        assertThat(folder.resolve("out/report.json")).hasContent("an earlier report");
        assertThat(files(".")).containsExactly("audit.yaml", "out", "policy.yaml");
    }

    @Test
    void leavesNoModel_whenInterruptedInTheMiddleOfTheTraining() throws Exception {
        Loans.write(folder, "audit.yaml", LONG);
        Process process = start("train", "audit.yaml", "--model", "model.zip");

        boolean training = waitFor(process, "assize: training");
        interrupt(process);

        assertThat(training).as("the command came to the training").isTrue();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(files(".")).containsExactly("audit.yaml");
    }

    @Test
    void finishesTheFilesThatItHasBegun() throws Exception {
        Process process = start(FinishingProbe.class, "file.txt");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(folder.resolve("file.txt")).hasContent("half and the other half");
    }

    @Test
    void leavesNothingBehind_whenNobodyInterrupts() {
        assertThat(Finishing.of(() -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> Finishing.of(() -> {
                    throw new IllegalArgumentException("the work failed");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the work failed");
    }

    private Process start(String... args) throws IOException {
        return start(Main.class, args);
    }

    private Process start(Class<?> main, String... args) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(args))
                .toList();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Reads standard error up to a line; returns whether it came before the end. */
    private static boolean waitFor(Process process, String line) throws IOException {
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        for (String read = err.readLine(); read != null; read = err.readLine()) {
            if (read.equals(line)) {
                return true;
            }
        }
        return false;
    }

    private static void interrupt(Process process) throws Exception {
        int code = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private List<String> files(String name) {
        try (Stream<Path> listed = Files.list(folder.resolve(name))) {
            return listed.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + name, e);
        }
    }
}
