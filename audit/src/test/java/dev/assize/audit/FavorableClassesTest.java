package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.audit.file.AuditException;
import dev.assize.reports.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions of three classes that stand in a table, of which some are good for the person. */
class FavorableClassesTest {
    private static final String POLICY =
            AuditFolder.policy("fairness.demographic_parity_difference attribute:sex atMost: 0.9");

    @TempDir
    private Path folder;

    private Report run(String data) {
        return new AuditFolder(folder)
                .with("people.csv", """
                        sex,truth,decision
                        f,gold,gold
                        f,gold,iron
                        f,iron,iron
                        f,tin,silver
                        m,gold,gold
                        m,silver,gold
                        m,silver,silver
                        m,iron,iron
                        m,tin,tin
                        """)
                .run(
                        "data: {path: people.csv, sensitive: [sex], label: truth" + data + "}\n"
                                + "model: {predictions: {decision: decision}}\nchecks: [fairness]\n",
                        POLICY);
    }

    private static double rate(Report report, String key) {
        return AuditFolder.value(report, "fairness." + key).estimate().value();
    }

    @Test
    void comparesASetWithTheRest_byHand() {
        Report report = run(", favorableClasses: [gold, silver]");

        assertThat(rate(report, "selection_rate[attribute=sex, group=f]")).isEqualTo(2.0 / 4);
        assertThat(rate(report, "selection_rate[attribute=sex, group=m]")).isEqualTo(3.0 / 5);
        assertThat(rate(report, "base_rate[attribute=sex, group=f]")).isEqualTo(2.0 / 4);
        assertThat(rate(report, "true_positive_rate[attribute=sex, group=f]")).isEqualTo(1.0 / 2);
        assertThat(rate(report, "true_positive_rate[attribute=sex, group=m]")).isEqualTo(3.0 / 3);
        assertThat(rate(report, "false_positive_rate[attribute=sex, group=f]")).isEqualTo(1.0 / 2);
    }

    @Test
    void comparesOneClassWithTheRest_byHand() {
        Report report = run(", favorableClasses: [gold]");

        assertThat(rate(report, "selection_rate[attribute=sex, group=f]")).isEqualTo(1.0 / 4);
        assertThat(rate(report, "selection_rate[attribute=sex, group=m]")).isEqualTo(2.0 / 5);
        assertThat(rate(report, "false_positive_rate[attribute=sex, group=m]")).isEqualTo(1.0 / 4);
    }

    @Test
    void isNotComputed_whereNoClassIsNamed() {
        assertThat(AuditFolder.undefined(run(""), "fairness.demographic_parity_difference[attribute=sex]")
                        .reason())
                .contains("a task with two classes");
    }

    @Test
    void isRefused_whereTheClassesAreNone() {
        assertThatThrownBy(() -> run(", favorableClasses: [gold, brass]"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the favorable class 'brass' never occurs in the label 'truth'");
        assertThatThrownBy(() -> run(", favorableClasses: [gold, silver, iron, tin]"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("all classes of 'truth' are named as favorable");
        assertThatThrownBy(() -> run(", favorable: gold, favorableClasses: [gold]"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("both 'favorable' and 'favorableClasses' are given");
        assertThatThrownBy(() -> run(", favorableClasses: [gold, gold]"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("names 'gold' twice");
    }

    @Test
    void isRefused_whereTheLabelHasTwoValues() {
        AuditFolder loans = new AuditFolder(folder).withLoans(100, 7);
        assertThatThrownBy(() -> loans.run(
                        "data: {path: loans.csv, label: approved, sensitive: [sex], favorableClasses: [\"yes\"]}\n"
                                + "split: {column: part, train: a, test: b}\nmodel: {train: {epochs: 1}}\n"
                                + "checks: [fairness]\n",
                        POLICY))
                .hasMessageContaining("favorable");
    }

    /** The score is the probability of one of the favorable classes, so scores are compared as those of two classes. */
    @Test
    void comparesScores_byHand() {
        Report report = new AuditFolder(folder)
                .with("people.csv", """
                        sex,truth,decision,p
                        f,gold,gold,0.9
                        f,iron,iron,0.5
                        f,tin,tin,0.1
                        m,gold,gold,0.8
                        m,silver,iron,0.4
                        m,tin,tin,0.3
                        """)
                .run(
                        "data: {path: people.csv, sensitive: [sex], label: truth, favorableClasses: [gold, silver]}\n"
                                + "model: {predictions: {decision: decision, score: p}}\n"
                                + "checks:\n  - fairness: {metrics: [scores]}\n",
                        AuditFolder.policy("fairness.mean_score_difference attribute:sex atMost: 0.9"));

        assertThat(rate(report, "mean_score[attribute=sex, group=f]")).isCloseTo(0.5, within(1e-12));
        assertThat(rate(report, "roc_auc[attribute=sex, group=m]")).isEqualTo(1);
        assertThat(rate(report, "brier_score[attribute=sex, group=f]"))
                .isCloseTo((0.01 + 0.25 + 0.01) / 3, within(1e-12));
    }

    @Test
    void takesTheSumOfTheProbabilities_ofAModel() {
        StringBuilder csv = new StringBuilder("sex,height,metal\n");
        for (int row = 0; row < 300; row++) {
            csv.append(row % 2 == 0 ? "f," : "m,").append(row % 30).append(',');
            csv.append(row % 30 < 10 ? "tin" : row % 30 < 20 ? "silver" : "gold")
                    .append('\n');
        }
        Report report = new AuditFolder(folder)
                .with("people.csv", csv.toString())
                .run(
                        "data: {path: people.csv, sensitive: [sex], label: metal, favorableClasses: [gold, silver]}\n"
                                + "model: {train: {hidden: [8], epochs: 60, batch: 16, learningRate: 0.02}}\n"
                                + "checks:\n  - fairness: {metrics: [usual, scores]}\n",
                        AuditFolder.policy("fairness.roc_auc_difference attribute:sex atMost: 0.5"));

        assertThat(rate(report, "roc_auc[attribute=sex, group=f]")).isGreaterThan(0.95);
        assertThat(rate(report, "mean_score[attribute=sex, group=m]"))
                .isCloseTo(rate(report, "base_rate[attribute=sex, group=m]"), within(0.15));
    }
}
