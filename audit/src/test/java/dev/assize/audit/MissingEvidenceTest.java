package dev.assize.audit;

import static dev.assize.audit.AuditFolder.QUICK_CHECKS;
import static dev.assize.audit.AuditFolder.TRAIN;
import static dev.assize.audit.AuditFolder.policy;
import static dev.assize.audit.AuditFolder.undefined;
import static dev.assize.audit.AuditFolder.value;
import static dev.assize.audit.AuditFolder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.policies.ExitCode;
import dev.assize.policies.PolicyException;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is absent, undefined or not asked for never lets an audit pass. */
class MissingEvidenceTest {
    private static final String DATA =
            "data: {path: loans.csv, label: approved, favorable: \"yes\", sensitive: [sex], exclude: [part, n]}\n";
    private static final String DECIDED = """
            data: {path: decided.csv, label: good, favorable: "yes", sensitive: [group]}
            model: {predictions: {decision: decided}}
            checks: [fairness]
            """;
    private static final String HOLDS = "fairness.selection_rate attribute:none atLeast: 0.01";

    @TempDir
    private Path path;

    private AuditFolder folder;

    @BeforeEach
    void writeLoans() {
        folder = new AuditFolder(path).withLoans(300, 1);
    }

    @Test
    void blocks_whenTheCheckOfARuleIsSwitchedOff() {
        Report report = folder.run(
                DATA + TRAIN + "checks: [fairness]\n", policy(HOLDS, "robustness.clean_accuracy - atLeast: 0.01"));

        assertThat(verdict(report, 0).status()).isEqualTo(Status.PASS);
        assertThat(verdict(report, 1).status()).isEqualTo(Status.MISSING);
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.MISSING_EVIDENCE);
    }

    @Test
    void blocks_whenABudgetForADeltaIsDemandedOfAnOrdinaryModel() {
        Report report =
                folder.run(DATA + TRAIN + QUICK_CHECKS, policy(HOLDS, "privacy.epsilon delta:0.00001 atMost: 3"));

        assertThat(verdict(report, 1).status()).isEqualTo(Status.MISSING);
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.MISSING_EVIDENCE);
    }

    @Test
    void blocks_whenEquivalenceClassesAreDemandedAndNobodyNamedColumns() {
        Report report = folder.run(
                DATA + TRAIN + QUICK_CHECKS, policy(HOLDS, "privacy.smallest_equivalence_class - atLeast: 1"));

        assertThat(verdict(report, 1).status()).isEqualTo(Status.MISSING);
        assertThat(verdict(report, 1).reason())
                .isEqualTo("Not computed: no quasi-identifiers were named in the options");
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.MISSING_EVIDENCE);
    }

    @Test
    void refusesThePolicy_whenNoRuleMatchesAnything() {
        String audit = DATA + TRAIN + "checks: [fairness]\n";

        assertThatThrownBy(() -> folder.run(audit, policy("robustness.clean_accuracy - atLeast: 0.01")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the policy 'test' matches no evidence");
    }

    @Test
    void blocks_whenFairnessIsDemandedOfThreeClasses() {
        folder.with("levels.csv", levels(false));
        String audit = "data: {path: levels.csv, label: level, sensitive: [sex]}\n" + TRAIN + QUICK_CHECKS;

        Report report = folder.run(
                audit,
                policy(
                        "robustness.clean_accuracy - atLeast: 0.01",
                        "fairness.demographic_parity_ratio attribute:sex atLeast: 0.01"));

        assertThat(verdict(report, 0).status()).isEqualTo(Status.PASS);
        assertThat(verdict(report, 1).status()).isEqualTo(Status.MISSING);
        assertThat(verdict(report, 1).reason())
                .isEqualTo("Not computed: group rates need a task with two classes, one of them favorable;"
                        + " this one has 3");
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.MISSING_EVIDENCE);
    }

    @Test
    void readsClassesInTheOrderOfASavedModel() {
        String data = "data: {path: levels.csv, label: level, sensitive: [sex]}\n";
        String rule = policy("robustness.clean_accuracy - atLeast: 0.01");
        folder.with("levels.csv", levels(false)).train(data + TRAIN, "model.zip");
        String saved = data + "model: {path: model.zip}\n" + QUICK_CHECKS;
        double accuracy = accuracy(folder.run(saved, rule));

        Report turned = folder.with("levels.csv", levels(true)).run(saved, rule);

        assertThat(turned.subject().task().classes()).containsExactlyInAnyOrder("high", "low", "middle");
        assertThat(accuracy(turned)).isBetween(accuracy - 0.25, accuracy + 0.25); // other rows, the same classes
        assertThat(accuracy).isGreaterThan(0.6);
    }

    @Test
    void hasNoOpportunity_whenOnlyOneGroupHasPositives() {
        folder.with(
                "decided.csv",
                "group,good,decided\n" + "a,yes,yes\n".repeat(40) + "a,no,no\n".repeat(40) + "b,no,yes\n".repeat(20)
                        + "b,no,no\n".repeat(20));

        Report report =
                folder.run(DECIDED, policy(HOLDS, "fairness.equal_opportunity_difference attribute:group atMost: 0.9"));

        assertThat(undefined(report, "fairness.equal_opportunity_difference[attribute=group]")
                        .reason())
                .isEqualTo("comparing the true positive rate needs two groups, only 'a' has one; left out: 'b'"
                        + " (none of its 40 people counts for TP / (TP + FN): denominator 0)");
        assertThat(verdict(report, 1).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    private static double accuracy(Report report) {
        return value(report, "robustness.clean_accuracy").estimate().value();
    }

    /** 240 people whose level follows from their points; turned, the classes come up in another order. */
    private static String levels(boolean turned) {
        StringBuilder rows = new StringBuilder("points,sex,level\n");
        for (int i = 0; i < 240; i++) {
            int points = turned ? 239 - i : i;
            rows.append(points).append(i % 2 == 0 ? ",f," : ",m,");
            rows.append(points < 80 ? "low" : points < 160 ? "middle" : "high").append('\n');
        }
        return rows.toString();
    }
}
