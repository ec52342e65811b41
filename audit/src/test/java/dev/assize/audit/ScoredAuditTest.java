package dev.assize.audit;

import static dev.assize.audit.AuditFolder.TRAIN;
import static dev.assize.audit.AuditFolder.policy;
import static dev.assize.audit.AuditFolder.undefined;
import static dev.assize.audit.AuditFolder.value;
import static dev.assize.audit.AuditFolder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.data.DataException;
import dev.assize.data.TableSource;
import dev.assize.data.counting.GroupColumn;
import dev.assize.data.counting.OutcomeColumns;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.MetricSelection;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import dev.assize.reports.json.ReportJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics that are made from scores, in a whole audit. */
class ScoredAuditTest {
    private static final String SCORED = """
            data: {path: scored.csv, label: good, favorable: "yes", sensitive: [group]}
            model: {predictions: {decision: decided, score: p}}
            checks:
              - fairness: {metrics: [usual, scores, abroca_to_others]}
            """;
    private static final String RULES = policy("fairness.roc_auc_difference attribute:group atMost: 0.9");

    @TempDir
    private Path path;

    private AuditFolder folder;

    @BeforeEach
    void writeScores() {
        folder = new AuditFolder(path).with("scored.csv", scored(500, 3));
    }

    @Test
    void findsWhatTheCommandFindsInTheSameFile() {
        Report report = folder.run(SCORED, RULES);

        List<Evidence> alone = FairnessRun.of(new FairnessRequest(
                        TableSource.of(path.resolve("scored.csv")),
                        columns(),
                        FairnessOptions.defaults()
                                .withMetrics(new MetricSelection(List.of("usual", "scores", "abroca_to_others")))))
                .evidence();
        List<Evidence> found = report.findings().evidence().stream()
                .filter(piece -> piece.key().id().startsWith("fairness."))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(value(report, "fairness.roc_auc[attribute=group, group=a]")
                        .estimate()
                        .value())
                .isBetween(0.6, 0.9);
        assertThat(verdict(report, 0).status()).isEqualTo(Status.PASS);
    }

    @Test
    void keepsTheFiguresInTheReport_soThatTheyCanBeCheckedAgain() {
        Report report = folder.run(SCORED, RULES);

        Report again = ReportJson.parse(ReportJson.write(report).getBytes(StandardCharsets.UTF_8), "report.json");

        assertThat(again.findings().evidence()).isEqualTo(report.findings().evidence());
    }

    @Test
    void takesTheScoresOfAModel() {
        folder.withLoans(400, 5);
        Report report = folder.run(
                "data: {path: loans.csv, label: approved, favorable: \"yes\", sensitive: [sex], exclude: [part, n]}\n"
                        + TRAIN + "checks:\n  - fairness: {metrics: [scores, base_rate]}\n",
                policy("fairness.brier_score attribute:none atMost: 0.9"));

        double mean = value(report, "fairness.mean_score").estimate().value();
        double base = value(report, "fairness.base_rate").estimate().value();
        double large =
                value(report, "fairness.calibration_in_the_large").estimate().value();
        assertThat(large).isCloseTo(mean - base, within(1e-12));
        assertThat(value(report, "fairness.roc_auc[attribute=sex, group=f]").sampleSize())
                .isPositive();
        assertThat(verdict(report, 0).status()).isEqualTo(Status.PASS);
    }

    @Test
    void findsTheColumnThatTellsTheGroup() {
        folder.withLoans(600, 5);
        Report report = folder.run(
                "data: {path: loans.csv, label: approved, favorable: \"yes\", sensitive: [{column: sex, feature: true}],"
                        + " exclude: [n]}\n" + TRAIN + "checks:\n  - fairness: {metrics: [usual, features]}\n",
                policy("fairness.proxy_auc attribute:sex,feature:part atMost: 0.99"));

        assertThat(value(report, "fairness.proxy_auc[attribute=sex, group=f, feature=part]")
                        .estimate()
                        .value())
                .isBetween(0.3, 0.7); // parts are no proxies here
        assertThat(value(report, "fairness.missing_rate[attribute=sex, group=m, feature=income]")
                        .estimate()
                        .value())
                .isZero();
        assertThat(verdict(report, 0).status()).isEqualTo(Status.PASS);
    }

    @Test
    void asksTheModelAboutTheSamePeopleInAnotherGroup() {
        folder.withLoans(600, 5);
        String data = "data: {path: loans.csv, label: approved, favorable: \"yes\", sensitive: [SEX],"
                + " exclude: [n, part]}\n";
        String checks = "checks:\n  - fairness: {metrics: [usual, individual]}\n";
        String rule = policy("fairness.counterfactual_flip_rate attribute:sex,groups:[] atMost: 1");

        Report reads = folder.run(data.replace("SEX", "{column: sex, feature: true}") + TRAIN + checks, rule);
        Report blind = folder.run(data.replace("SEX", "sex") + TRAIN + checks, rule);

        assertThat(value(reads, "fairness.counterfactual_flip_rate[attribute=sex]")
                        .estimate()
                        .value())
                .isPositive();
        assertThat(value(reads, "fairness.counterfactual_score_change[attribute=sex, group=f]")
                        .estimate()
                        .interval())
                .isPresent();
        assertThat(undefined(blind, "fairness.counterfactual_flip_rate[attribute=sex]")
                        .cause())
                .isEqualTo(Undefined.Cause.NOT_APPLICABLE);
    }

    @Test
    void hasNoFeatures_whereDecisionsStandInTheTable() {
        Report report = folder.run(SCORED.replace("abroca_to_others", "features"), RULES);

        assertThat(undefined(report, "fairness.proxy_strength").cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
        assertThatThrownBy(() -> FairnessRun.of(new FairnessRequest(
                        TableSource.of(path.resolve("scored.csv")),
                        columns(),
                        FairnessOptions.defaults().withMetrics(new MetricSelection(List.of("proxy_auc"))))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "metrics that need a model were asked for: proxy_auc; decisions alone do not have them");
    }

    @Test
    void cutsANumberAtItsQuantiles() {
        folder.withLoans(400, 5);
        Report report = folder.run(
                "data: {path: loans.csv, label: approved, favorable: \"yes\", exclude: [n, part],"
                        + " sensitive: [{column: years, name: years_band, quantiles: 4}]}\n" + TRAIN
                        + "checks:\n  - fairness: {metrics: [usual, scores, share]}\n",
                policy("fairness.share - atLeast: 0.05"));

        List<Double> shares = report.findings().evidence().stream()
                .filter(piece -> piece.key().id().equals("fairness.share"))
                .map(piece -> ((MeasuredValue) piece).estimate().value())
                .toList();
        assertThat(shares).hasSize(4).allSatisfy(share -> assertThat(share).isBetween(0.1, 0.4));
        assertThat(shares.stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-12));
        assertThat(verdict(report, 0).status()).isEqualTo(Status.PASS);
    }

    @Test
    void countsEveryPerson_whenRowsStandForSeveral() {
        folder.with(
                "scored.csv",
                "group,good,decided,p,n\na,yes,yes,0.9,3\na,no,no,0.2,1\nb,yes,no,0.4,2\nb,no,yes,0.6,5\n");

        Report report = folder.run(SCORED.replace("sensitive: [group]", "sensitive: [group], count: n"), RULES);

        assertThat(value(report, "fairness.mean_score[attribute=group, group=a]")
                        .estimate()
                        .value())
                .isCloseTo((3 * 0.9 + 0.2) / 4, within(1e-12));
        assertThat(value(report, "fairness.mean_score[attribute=group, group=b]")
                        .sampleSize())
                .isEqualTo(7);
        assertThat(value(report, "fairness.selection_rate[attribute=group, group=b]")
                        .sampleSize())
                .isEqualTo(7);
    }

    @Test
    void isUndefinedWithAReason_whenThereAreNoScores() {
        Report report = folder.run(SCORED.replace(", score: p", ""), RULES);

        assertThat(undefined(report, "fairness.roc_auc_difference[attribute=group]")
                        .reason())
                .contains("score");
        assertThat(verdict(report, 0).status()).isNotEqualTo(Status.PASS);
    }

    @Test
    void refusesScoresThatAreNoProbabilities() {
        folder.with("scored.csv", "group,good,decided,p\na,yes,yes,1.5\nb,no,no,\nb,yes,no,0.4\n");

        assertThatThrownBy(() -> folder.run(SCORED, RULES))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the score 'p' is no number from 0 to 1 in 2 rows, first in row 1: '1.5'");
    }

    private static OutcomeColumns columns() {
        return OutcomeColumns.of(
                List.of(GroupColumn.of("group")),
                OutcomeColumns.Answers.of("good", "decided")
                        .withFavorable("yes")
                        .withScore("p"));
    }

    private static String scored(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("group,good,decided,p\n");
        for (int row = 0; row < rows; row++) {
            double p = random.nextInt(1000) / 1000.0;
            csv.append(row % 3 == 0 ? "b" : "a").append(',');
            csv.append(random.nextDouble() < 0.2 + 0.6 * p ? "yes" : "no").append(',');
            csv.append(p > 0.5 ? "yes" : "no").append(',').append(p).append('\n');
        }
        return csv.toString();
    }
}
