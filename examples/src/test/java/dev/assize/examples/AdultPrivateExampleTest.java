package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.policies.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model of the 1994 census, trained with an epsilon of 1. Its noise is secret, so every run gives another model;
 * the limits below are more than five standard deviations of its accuracy away from what was seen.
 */
class AdultPrivateExampleTest {
    private static final Scope DELTA = Scope.ALL.with("delta", 1e-5);

    @TempDir
    static Path folder;

    private static ExampleRun run = new ExampleRun(-1, "", "", Path.of(""));

    @BeforeAll
    static void audit() {
        assumeTrue(ExampleRun.has("adult"), "no adult in the data folder (property assize.data)");
        run = ExampleRun.of("adult-private", folder);
    }

    @Test
    void endsWithZero() {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.verdicts())
                .containsEntry("budget", Status.PASS)
                .containsEntry("budget-holds", Status.PASS)
                .containsEntry("noise", Status.PASS)
                .containsEntry("membership", Status.PASS);
    }

    @Test
    void isRightAboutAtLeast840OfAThousandPeople() {
        MeasuredValue accuracy = run.measured("fairness.accuracy", Scope.ALL);

        assertThat(accuracy.sampleSize()).isEqualTo(16_281);
        assertThat(accuracy.estimate().value()).isBetween(0.840, 0.87);
    }

    @Test
    void putsTheMeasurementBesideTheClaim() {
        MeasuredValue claimed = run.measured("privacy.epsilon", DELTA);
        MeasuredValue lower = run.measured("privacy.epsilon_lower", DELTA);
        MeasuredValue measured = run.measured("privacy.epsilon_measured", DELTA);

        assertThat(claimed.estimate().value()).isBetween(0.98, 1.0);
        assertThat(lower.estimate().value())
                .isLessThanOrEqualTo(claimed.estimate().value());
        assertThat(measured.estimate().value()).isLessThan(claimed.estimate().value());
        assertThat(measured.method()).contains("Clopper-Pearson");
        assertThat(claimed.method()).startsWith("claimed by the privacy ledger; protects one row, one more");
        assertThat(run.measured("privacy.noise_secret", Scope.ALL).method())
                .isEqualTo("source of the noise: AES-256-CTR with a key from SecureRandom");
        assertThat(run.measured("training.private", Scope.ALL).estimate().value())
                .isEqualTo(1);
    }
}
