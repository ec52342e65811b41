package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Scope;
import dev.assize.policies.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds of their own for two groups, and what that changed. No data folder is needed. */
class FairLoansExampleTest {
    private static final Scope SEX = Scope.attribute("sex");

    @TempDir
    static Path folder;

    private static ExampleRun run = new ExampleRun(-1, "", "", Path.of(""));

    @BeforeAll
    static void audit() {
        run = ExampleRun.of("fair-loans", folder);
    }

    @Test
    void endsWithZero() {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.verdicts()).containsEntry("parity", Status.PASS).containsEntry("needed", Status.PASS);
    }

    @Test
    void showsTheGapBeforeAndAfter() {
        double before = value("mitigation.before_demographic_parity_difference");
        double after = value("fairness.demographic_parity_difference");

        assertThat(after).isLessThan(before - 0.05);
        assertThat(run.measured("mitigation.before_demographic_parity_difference", SEX)
                        .estimate()
                        .interval())
                .isPresent();
    }

    @Test
    void saysThatTheAttributeIsNeeded() throws IOException {
        assertThat(run.measured("mitigation.needs_sensitive_attribute", Scope.ALL)
                        .estimate()
                        .value())
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Sensitive attribute needed to decide");
    }

    private static double value(String id) {
        return run.measured(id, SEX).estimate().value();
    }
}
