package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyCommandTest {
    @TempDir
    Path folder;

    @Test
    void printsBracketAsJson() {
        Run run = run(
                "epsilon",
                "--sampling-rate",
                "0.01",
                "--noise-multiplier",
                "1.1",
                "--steps",
                "1000",
                "--delta",
                "1e-5",
                "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"epsilonLower\": 1.5", "\"epsilonUpper\": 1.5", "\"accountant\": \"PLD\"");
    }

    @Test
    void labelsGdp_asNoGuarantee() {
        Run run = run(
                "epsilon",
                "--sampling-rate",
                "0.01",
                "--noise-multiplier",
                "1.1",
                "--steps",
                "1000",
                "--delta",
                "1e-5",
                "--accountant",
                "gdp");

        assertThat(run.out()).contains("no guarantee, for information only");
    }

    @Test
    void findsNoiseAndSteps() {
        Run sigma = run("sigma", "--epsilon", "3", "--delta", "1e-5", "--sampling-rate", "0.01", "--steps", "1000");
        Run steps =
                run("steps", "--epsilon", "3", "--delta", "1e-5", "--sampling-rate", "0.01", "--noise-multiplier", "1");

        assertThat(sigma.out()).containsPattern("^noise multiplier 0\\.8[12]");
        assertThat(steps.out()).containsPattern("^steps 26\\d\\d");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 10, 1e-5, --sampling-rate",
        "2, 1, 10, 1e-5, --sampling-rate",
        "NaN, 1, 10, 1e-5, --sampling-rate",
        "0.1, 0, 10, 1e-5, --noise-multiplier",
        "0.1, 1, 0, 1e-5, --steps",
        "0.1, 1, 10, 1, --delta",
        "0.1, 1, 10, 0, --delta"
    })
    void refusesNumber_outsideItsRange(String rate, String noise, String steps, String delta, String option) {
        Run run = run(
                "epsilon", "--sampling-rate", rate, "--noise-multiplier", noise, "--steps", steps, "--delta", delta);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(option + ": ");
    }

    @Test
    void refusesLedger_thatIsMissingOrEdited() throws Exception {
        Files.writeString(folder.resolve("bad.json"), "{}");

        assertThat(run("ledger", "none.json", "--delta", "1e-5").code()).isEqualTo(2);
        assertThat(run("ledger", "bad.json", "--delta", "1e-5").err())
                .contains("bad.json: the privacy ledger has no 'format'");
    }

    private Run run(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "privacy";
        System.arraycopy(args, 0, all, 1, args.length);
        return Run.in(folder, all);
    }
}
