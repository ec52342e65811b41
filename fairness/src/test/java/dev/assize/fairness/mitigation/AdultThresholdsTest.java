package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What thresholds do on people that they were not fitted on, in expectation over the draws of the rule: those of Adult
 * by sex, with the scores of the reference's logistic regression.
 */
class AdultThresholdsTest {
    private static final String SEX = "sex";

    private static double[][] rates(ParityConstraint constraint) {
        Path folder = Path.of(System.getProperty("assize.reference", "../../shared/reference"), "fairness");
        Assumptions.assumeTrue(
                Files.exists(folder.resolve("adult-train.csv.gz")), () -> "no golden values in " + folder);
        GoldenTable train = GoldenTable.read(folder.resolve("adult-train.csv.gz"));
        GoldenTable test = GoldenTable.read(folder.resolve("adult-predictions.csv.gz"));
        ThresholdOptimizer rule = ThresholdOptimizer.fit(
                ScoredRows.of(train.labelled(train.groups(List.of(SEX))), train.numbers("score")),
                new ThresholdOptimizer.Options(constraint, RuleObjective.ACCURACY, 1_000, false));
        LabelledRows rows = test.labelled(test.groups(List.of(SEX)));
        double[] scores = test.numbers("score");
        return new double[][] {
            ExpectedRates.of(rule, rows, scores, group -> group == 0),
            ExpectedRates.of(rule, rows, scores, group -> group == 1),
            ExpectedRates.of(rule, rows, scores, group -> true)
        };
    }

    @Test
    void keepsParity() {
        double[][] rates = rates(ParityConstraint.DEMOGRAPHIC_PARITY);

        assertThat(Math.abs(rates[0][0] - rates[1][0])).isLessThanOrEqualTo(0.005);
        assertThat(rates[2][3]).isGreaterThanOrEqualTo(0.830);
    }

    @Test
    void keepsEqualizedOdds() {
        double[][] rates = rates(ParityConstraint.EQUALIZED_ODDS);

        assertThat(Math.abs(rates[0][1] - rates[1][1])).isLessThanOrEqualTo(0.005);
        assertThat(Math.abs(rates[0][2] - rates[1][2])).isLessThanOrEqualTo(0.005);
        assertThat(rates[2][3]).isGreaterThanOrEqualTo(0.836);
    }
}
