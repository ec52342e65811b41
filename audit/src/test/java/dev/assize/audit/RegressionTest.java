package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.audit.file.AuditException;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.TaskKind;
import dev.assize.data.DataException;
import dev.assize.reports.Report;
import dev.assize.reports.json.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits of models that predict numbers. */
class RegressionTest {
    private static final String DATA =
            "data: {path: pay.csv, label: pay, task: regression, sensitive: [sex], exclude: [guess]%s}\n";
    private static final String TRAIN =
            "model: {train: {kind: mlp, hidden: [16], epochs: 30, batch: 32, learningRate: 0.01}}\n";
    private static final String POLICY = AuditFolder.policy(
            "fairness.regression_r_squared - atLeast: 0.5",
            "fairness.regression_mean_prediction_difference attribute:sex atMost: 3000");

    @TempDir
    private Path folder;

    /** Men are paid 5,000 more for the same years, of which they have as many; the guess is 1,000 too high for men. */
    private AuditFolder pay() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("years,grade,sex,pay,guess\n");
        for (int row = 0; row < 900; row++) {
            boolean man = random.nextInt(3) > 0;
            int years = random.nextInt(30);
            long pay = Math.round(30_000 + 1_000 * years + (man ? 5_000 : 0) + 2_000 * random.nextGaussian());
            csv.append(years)
                    .append(',')
                    .append(man && random.nextInt(10) < 9 ? "A" : "B")
                    .append(',');
            csv.append(man ? "m" : "f").append(',').append(pay).append(',').append(pay + (man ? 1_000 : 0));
            csv.append('\n');
        }
        return new AuditFolder(folder).with("pay.csv", csv.toString());
    }

    private static double value(Report report, String key) {
        return AuditFolder.value(report, key).estimate().value();
    }

    @Test
    void trainsAuditsAndJudges_fromOneFile() {
        Report report = pay().run(DATA.formatted("") + TRAIN + AuditFolder.QUICK_CHECKS, POLICY);

        assertThat(report.subject().task().kind()).isEqualTo(TaskKind.REGRESSION);
        assertThat(value(report, "fairness.regression_r_squared")).isGreaterThan(0.9);
        assertThat(value(report, "fairness.regression_root_mean_squared_error")).isBetween(1_500.0, 4_000.0);
        assertThat(value(report, "fairness.regression_mean_prediction_difference[attribute=sex]"))
                .as("the grade tells the sex")
                .isGreaterThan(3_000);
        assertThat(AuditFolder.verdict(report, 0).blocks()).isFalse(); // fit
        assertThat(AuditFolder.verdict(report, 1).blocks()).isTrue(); // pay
        assertThat(value(report, "privacy.membership_auc")).isBetween(0.35, 0.65);
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(AuditFolder.undefined(report, "robustness.clean_accuracy").reason())
                .contains("'pay' is a number");
        List<Evidence> evidence = report.findings().evidence();
        assertThat(evidence).noneMatch(piece -> piece.key().id().equals("fairness.selection_rate"));
        assertThat(ReportJson.write(report)).contains("\"kind\":\"regression\"");
    }

    @Test
    void auditsNumbersThatStandInTheTable_byHand() {
        new AuditFolder(folder).with("pay.csv", "sex,pay,guess\nf,10,8\nf,20,22\nm,30,30\nm,50,46\n");

        Report report = new AuditFolder(folder)
                .run(
                        "data: {path: pay.csv, label: pay, task: regression, sensitive: [sex]}\n"
                                + "model: {predictions: {decision: guess}}\nchecks: [fairness]\n",
                        POLICY);

        assertThat(value(report, "fairness.regression_mean_prediction[attribute=sex, group=f]"))
                .isEqualTo(15);
        assertThat(value(report, "fairness.regression_mean_prediction_difference[attribute=sex]"))
                .isEqualTo(23);
        assertThat(value(report, "fairness.regression_mean_error[attribute=sex, group=m]"))
                .isEqualTo(-2);
        assertThat(value(report, "fairness.regression_mean_absolute_error_maximum[attribute=sex]"))
                .isEqualTo(2);
    }

    /** The figures that stand beside the published table: 39 women with 101,002.41 and 358 men with 115,090.42. */
    @Test
    void readsPublishedSalaries() {
        Path salaries = Path.of(System.getProperty("assize.data", "../shared/data"), "cardata", "salaries.csv");
        assumeTrue(Files.isRegularFile(salaries), "no published salaries: set the property assize.data");

        Report report = new AuditFolder(folder)
                .run(
                        "data: {path: '" + salaries.toAbsolutePath() + "', label: salary, task: regression,"
                                + " sensitive: [sex]}\nmodel: {predictions: {decision: yrs.service}}\n"
                                + "checks: [fairness]\n",
                        POLICY);

        MeasuredValue women = AuditFolder.value(report, "fairness.regression_mean_target[attribute=sex, group=Female]");
        assertThat(women.estimate().value()).isCloseTo(101_002.410256, within(1e-6));
        assertThat(women.sampleSize()).isEqualTo(39);
        assertThat(value(report, "fairness.regression_mean_target[attribute=sex, group=Male]"))
                .isCloseTo(115_090.418994, within(1e-6));
    }

    @Test
    void needsNoTruth_andCountsPeople() {
        new AuditFolder(folder).with("pay.csv", "sex,n,guess\nf,3,8\nf,1,20\nm,1,30\nm,2,60\n");

        Report report = new AuditFolder(folder)
                .run(
                        "data: {path: pay.csv, task: regression, sensitive: [sex], count: n}\n"
                                + "model: {predictions: {decision: guess}}\nchecks: [fairness]\n",
                        POLICY);

        assertThat(value(report, "fairness.regression_mean_prediction[attribute=sex, group=f]"))
                .isEqualTo(11);
        assertThat(value(report, "fairness.regression_mean_prediction[attribute=sex, group=m]"))
                .isEqualTo(50);
        assertThat(AuditFolder.undefined(report, "fairness.regression_r_squared")
                        .reason())
                .isEqualTo("it needs the true numbers, and no row has one");
        assertThat(AuditFolder.verdict(report, 0).blocks())
                .as("no value is no pass")
                .isTrue();
    }

    @Test
    void auditsASavedModel_andRefusesThatOfClasses() {
        AuditFolder files = pay();
        files.train(DATA.formatted("") + TRAIN, "model.zip");

        Report report = files.run(DATA.formatted("") + "model: {path: model.zip}\nchecks: [fairness]\n", POLICY);

        assertThat(value(report, "fairness.regression_r_squared")).isGreaterThan(0.9);
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThatThrownBy(() -> files.run(
                        "data: {path: pay.csv, label: grade, favorable: A, sensitive: [sex], exclude: [guess]}\n"
                                + "model: {path: model.zip}\nchecks: [fairness]\n",
                        POLICY))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the model was trained for the number 'pay', the audit is about 'grade'");
    }

    @Test
    void isRefused_whereClassesAreMeant() {
        AuditFolder files = pay();

        assertThatThrownBy(() -> files.run(DATA.formatted(", favorable: \"30000\"") + TRAIN, POLICY))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("'favorable' names classes, and 'task: regression' predicts a number");
        assertThatThrownBy(() -> files.run(DATA.formatted(", conditions: [grade]") + TRAIN, POLICY))
                .hasMessageContaining("'conditions' compares rates of decisions");
        assertThatThrownBy(() -> files.run(
                        DATA.formatted("")
                                + "model: {train: {epochs: 1, mitigation: {method: reweighing, attributes: [sex]}}}\n",
                        POLICY))
                .hasMessageContaining("mitigations are of decisions in classes");
        assertThatThrownBy(() -> files.run(
                        DATA.formatted("") + "model: {predictions: {decision: guess, score: years}}\n", POLICY))
                .hasMessageContaining("'score' is a probability of a class");
        assertThatThrownBy(() -> files.run(DATA.formatted("").replace("label: pay", "label: grade") + TRAIN, POLICY))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the column 'grade' holds categories, and a regression needs numbers");
    }

    @Test
    void isWhatInitWrites_ofALabelOfManyNumbers() throws Exception {
        pay();

        Starter.of(StarterRequest.of(folder.resolve("pay.csv"), "pay")).write(folder.resolve("start"));

        assertThat(Files.readString(folder.resolve("start/audit.yaml"))).contains("  task: regression");
        assertThat(Files.readString(folder.resolve("start/policy.yaml")))
                .contains("metric: fairness.regression_mean_prediction_ratio");
    }
}
