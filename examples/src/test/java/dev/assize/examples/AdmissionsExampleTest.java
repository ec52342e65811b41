package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.policies.Status;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simpson's paradox: by sex the gap is large, given the department it is not. No data folder is needed. */
class AdmissionsExampleTest {
    @TempDir
    static Path folder;

    private static ExampleRun run = new ExampleRun(-1, "", "", Path.of(""));

    @BeforeAll
    static void audit() {
        run = ExampleRun.of("admissions", folder);
    }

    @Test
    void endsWithZero_becauseTheBrokenRuleOnlyWarns() {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.verdicts())
                .containsEntry("selection-gender", Status.FAIL)
                .containsEntry("selection-gender-by-department", Status.PASS)
                .containsEntry("stable-under-attack", Status.NOT_APPLICABLE);
    }

    @Test
    void findsALargeGapByGender() {
        var gap = run.measured("fairness.demographic_parity_difference", Scope.attribute("Gender"));

        // by hand: 1198 of 2691 men and 557 of 1835 women were admitted
        assertThat(gap.estimate().value()).isCloseTo(1198.0 / 2691 - 557.0 / 1835, within(1e-12));
        assertThat(gap.estimate().interval().orElseThrow().lower()).isGreaterThan(0.1);
        assertThat(gap.sampleSize()).isEqualTo(4526);
    }

    @Test
    void findsASmallGap_givenTheDepartment() {
        var gap = run.measured(
                "fairness.conditional_demographic_parity_difference",
                Scope.attribute("Gender").with("given", "Dept"));

        assertThat(gap.estimate().value()).isBetween(0.0, 0.05);
        assertThat(gap.estimate().interval().orElseThrow().upper()).isLessThan(0.1);
    }

    @Test
    void saysWhyChecksOfAModelDoNotApply() {
        assertThat(run.report().evidence())
                .filteredOn(evidence -> evidence.key().id().startsWith("robustness."))
                .isNotEmpty()
                .allSatisfy(evidence -> assertThat(evidence)
                        .isInstanceOfSatisfying(
                                Undefined.class,
                                undefined -> assertThat(undefined.reason())
                                        .isEqualTo("the decisions stand in the table and there is no model to ask")));
    }

    @Test
    void saysNothingOfThisMachine() throws IOException {
        assertThat(run.report().provenance().seeds()).containsOnlyKeys("audit");
        run.assertSaysNothingOfThisMachine();
    }
}
