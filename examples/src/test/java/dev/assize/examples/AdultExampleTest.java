package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network on 32,561 people of the 1994 census, judged on the 16,281 others. */
class AdultExampleTest {
    @TempDir
    static Path folder;

    private static ExampleRun run = new ExampleRun(-1, "", "", Path.of(""));

    @BeforeAll
    static void audit() {
        assumeTrue(ExampleRun.has("adult"), "no adult in the data folder (property assize.data)");
        run = ExampleRun.of("adult", folder);
    }

    @Test
    void endsWithOneAndNamesTheFailedRule() {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).containsPattern("✗ Fail +selection-sex \\[sex]");
        assertThat(run.verdicts()).containsEntry("selection-sex", Status.FAIL).containsEntry("accuracy", Status.PASS);
    }

    @Test
    void isRightAboutAtLeast845OfAThousandPeople() {
        MeasuredValue accuracy = run.measured("fairness.accuracy", Scope.ALL);

        assertThat(accuracy.sampleSize()).isEqualTo(16_281);
        assertThat(accuracy.estimate().value()).isBetween(0.845, 0.88);
    }

    @Test
    void breaksTheFourFifthsRuleBySex_withTheWholeInterval() {
        Interval interval = run.measured("fairness.demographic_parity_ratio", Scope.attribute("sex"))
                .estimate()
                .interval()
                .orElseThrow();

        assertThat(interval.confidence()).isEqualTo(0.95);
        assertThat(interval.upper()).isLessThan(0.8);
        assertThat(interval.lower()).isGreaterThan(0.1);
    }

    @Test
    void comparesSexAndRaceAndReadsNeither() {
        Report report = run.report();

        assertThat(report.subject().data().trainingRows()).isEqualTo(32_561);
        assertThat(report.subject().data().sensitiveAttributes()).containsExactly("sex", "race");
        assertThat(report.evidence())
                .filteredOn(evidence -> evidence.key().id().startsWith("explain."))
                .isNotEmpty()
                .noneMatch(evidence -> evidence.key().scope().parameters().containsValue("sex"))
                .noneMatch(evidence -> evidence.key().scope().parameters().containsValue("race"));
    }

    @Test
    void saysNothingOfThisMachine() throws IOException {
        assertThat(run.report().provenance().digests()).containsKeys("data", "configuration", "policy");
        run.assertSaysNothingOfThisMachine();
    }
}
