package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TorchTest {
    private static Optional<Torch> shell(String script) {
        assumeThat(Files.isExecutable(Path.of("/bin/sh"))).isTrue();
        return Torch.start("/bin/sh", "-c", script);
    }

    @Test
    void sendsARequestAndReadsTheTime() {
        try (Torch torch =
                shell("echo ready; read name work runs; echo 1$runs.5; cat").orElseThrow()) {
            assertThat(torch.contestant("MLP", "step").medianMillis(7)).isEqualTo(17.5);
        }
    }

    @Test
    void isAbsent_whenTheProgramDoesNotExistOrIsNotReady() {
        assertThat(Torch.start("/no/such/python", "--serve")).isEmpty();
        assertThat(shell("echo no module; exit 1")).isEmpty();
        assertThat(shell("exit 1")).isEmpty();
    }

    @Test
    void saysWhatWasAsked_whenTheProcessEnds() {
        try (Torch torch = shell("echo ready; read line").orElseThrow()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> torch.contestant("CNN", "predict").medianMillis(3))
                    .withMessage("PyTorch ended while it was asked for 'CNN predict 3'; run "
                            + "benchmarks/torch_steps.py by hand to see why");
        }
    }
}
