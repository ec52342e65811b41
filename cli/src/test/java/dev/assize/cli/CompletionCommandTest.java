package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    private Path folder;

    @Test
    void namesEveryCommandAndOption() {
        Run run = Run.in(folder, "completion");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains(
                        "demo init audit train inspect predict fairness check render data privacy completion",
                        "'--as-of'",
                        "'--from'",
                        "complete ");
    }

    @Test
    void isAScriptThatBashTakes() throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "no /bin/bash on this machine");
        Loans.write(folder, "completion.sh", Run.in(folder, "completion").out());

        Process process = new ProcessBuilder(
                        bash.toString(), "-c", "source completion.sh && complete -p assize | grep -c _complete_assize")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
    }
}
