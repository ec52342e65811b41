package dev.assize.audit;

import static dev.assize.audit.AuditFolder.policy;
import static dev.assize.audit.AuditFolder.undefined;
import static dev.assize.audit.AuditFolder.value;
import static dev.assize.audit.AuditFolder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.Undefined;
import dev.assize.data.sets.Loans;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits whose right result is known: the planted gaps of the loans, and the admissions of 1973. */
class PublishedDataTest {
    private static final String LOANS = """
            data: {path: "dataset:loans", favorable: "yes", sensitive: [sex, age_group]}
            model: {predictions: {decision: approved}}
            checks: [fairness]
            """;
    private static final String ADMISSIONS = """
            data: {path: "dataset:admissions", favorable: Admitted, sensitive: [Gender], conditions: [Dept], count: Freq}
            model: {predictions: {decision: Admit}}
            """;

    @TempDir
    private Path folder;

    @Test
    void findsTheGapThatIsPlantedBetweenWomenAndMen() {
        Report report = loans();

        Estimate gap = estimate(report, "fairness.demographic_parity_difference[attribute=sex]");
        Estimate ratio = estimate(report, "fairness.demographic_parity_ratio[attribute=sex]");
        double trueGap = Loans.TRUE_RATE_MALE - Loans.TRUE_RATE_FEMALE;
        double trueRatio = Loans.TRUE_RATE_FEMALE / Loans.TRUE_RATE_MALE;
        assertThat(gap.interval().orElseThrow().contains(trueGap)).isTrue();
        assertThat(ratio.interval().orElseThrow().contains(trueRatio)).isTrue();
        assertThat(gap.value()).isCloseTo(0.3238, within(0.02)); // three standard errors of 20,000 rows
        assertThat(verdict(report, 0).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void findsNoGapByAge_whereNoneIsPlanted() {
        Report report = loans();

        Estimate gap = estimate(report, "fairness.demographic_parity_difference[attribute=age_group]");
        Estimate ratio = estimate(report, "fairness.demographic_parity_ratio[attribute=age_group]");
        assertThat(gap.interval().orElseThrow().lower()).isZero();
        assertThat(ratio.interval().orElseThrow().upper()).isEqualTo(1);
        assertThat(gap.value()).isLessThan(0.03);
        assertThat(verdict(report, 1).status()).isEqualTo(Status.PASS);
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.FAILED); // because of sex
    }

    @Test
    void showsBothSidesOfSimpsonsParadox() {
        Report report = admissions("fairness.accuracy - atLeast: 0.5");

        Estimate marginal = estimate(report, "fairness.demographic_parity_difference[attribute=Gender]");
        Estimate within =
                estimate(report, "fairness.conditional_demographic_parity_difference[attribute=Gender, given=Dept]");
        assertThat(marginal.value()).isCloseTo(1198.0 / 2691 - 557.0 / 1835, within(1e-12));
        assertThat(marginal.interval().orElseThrow().lower()).isGreaterThan(0.1);
        assertThat(within.value()).isLessThan(0.05);
        assertThat(within.value()).isLessThan(marginal.value() / 2);
    }

    @Test
    void doesNotLetARulePass_becauseTheTruthIsUnknown() {
        Report report = admissions(
                "fairness.selection_rate attribute:none atLeast: 0.1",
                "fairness.equal_opportunity_difference attribute:Gender atMost: 0.1");

        assertThat(verdict(report, 0).status()).isEqualTo(Status.PASS);
        assertThat(verdict(report, 1).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(verdict(report, 1).reason())
                .isEqualTo("There is no value: the true positive rate needs the true outcome, and no row has one");
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void saysThatModelChecksDoNotApply_whenThereIsNoModel() {
        Report report = admissions(
                "fairness.selection_rate attribute:none atLeast: 0.1", "robustness.clean_accuracy - atLeast: 0.5");

        assertThat(undefined(report, "robustness.clean_accuracy").cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
        assertThat(undefined(report, "privacy.membership_auc").cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
        assertThat(verdict(report, 1).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(verdict(report, 1).reason())
                .isEqualTo("Not applicable: the decisions stand in the table and there is no model to ask");
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.OK);
    }

    private Report loans() {
        return new AuditFolder(folder)
                .run(
                        LOANS,
                        policy(
                                "fairness.demographic_parity_ratio attribute:sex atLeast: 0.8",
                                "fairness.demographic_parity_ratio attribute:age_group atLeast: 0.8"));
    }

    private Report admissions(String... rules) {
        return new AuditFolder(folder).run(ADMISSIONS, policy(rules));
    }

    private static Estimate estimate(Report report, String key) {
        return value(report, key).estimate();
    }
}
