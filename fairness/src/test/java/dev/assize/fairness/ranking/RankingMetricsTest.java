package dev.assize.fairness.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.Undefined;
import dev.assize.core.WeightSum;
import dev.assize.fairness.FairnessCheck;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.MetricSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
    private static List<Evidence> run(double[]... scores) {
        List<Tally.Cell> cells = new ArrayList<>();
        for (int group = 0; group < scores.length; group++) {
            int people = Math.max(1, scores[group].length);
            cells.add(new Tally.Cell(
                    List.of("g" + group),
                    Tally.UNKNOWN,
                    1,
                    people,
                    new Tally.Measured(WeightSum.ofPeople(people), SortedScores.of(scores[group]))));
        }
        Tally tally = new Tally(List.of("team"), List.of("no", "yes"), cells);
        return FairnessCheck.run(
                tally, FairnessOptions.defaults().withMetrics(new MetricSelection(List.of("ranking"))));
    }

    private static double value(List<Evidence> evidence, String key) {
        return ((MeasuredValue) find(evidence, key)).estimate().value();
    }

    private static Evidence find(List<Evidence> evidence, String key) {
        return evidence.stream()
                .filter(piece -> piece.key().toString().equals("fairness.ranking_" + key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no evidence " + key));
    }

    /** Order g0 g0 g1 g1: discounts 1, 0.6309, 0.5, 0.4307. */
    @Test
    void isRight_byHand() {
        List<Evidence> found = run(new double[] {0.9, 0.8}, new double[] {0.3, 0.2});

        double second = Math.log(2) / Math.log(3);
        double last = Math.log(2) / Math.log(5);
        assertThat(value(found, "exposure[attribute=team, group=g0]")).isCloseTo((1 + second) / 2, within(1e-12));
        assertThat(value(found, "exposure[attribute=team, group=g1]")).isCloseTo((0.5 + last) / 2, within(1e-12));
        assertThat(value(found, "exposure_ratio[attribute=team]"))
                .isCloseTo((0.5 + last) / (1 + second), within(1e-12));
        double third = 2.0 / 3 * Math.log(4.0 / 3) + 1.0 / 3 * Math.log(2.0 / 3);
        double weights = 1 + second + 0.5 + last;
        assertThat(value(found, "ndkl[attribute=team]"))
                .isCloseTo(((1 + second) * Math.log(2) + 0.5 * third) / weights, within(1e-12));
        assertThat(value(found, "infeasible_index[attribute=team, first=4]"))
                .as("two people should have one of g1; three, too, and have")
                .isEqualTo(1);
        assertThat(value(found, "skew[attribute=team, group=g1, first=4]")).isZero();
    }

    @Test
    void isWhatRankingSays_whereNoScoresAreEqual() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] scores = {
            random.doubles(70).toArray(), random.doubles(45).map(x -> x * x).toArray()
        };
        List<Evidence> found = run(scores);
        double[] all = IntStream.range(0, 115)
                .mapToDouble(i -> i < 70 ? scores[0][i] : scores[1][i - 70])
                .toArray();
        Ranking ranking =
                Ranking.of(all, IntStream.range(0, 115).map(i -> i < 70 ? 0 : 1).toArray(), 2);

        assertThat(value(found, "ndkl[attribute=team]"))
                .isCloseTo(ranking.normalizedDiscountedDivergence(115), within(1e-12));
        for (int group = 0; group < 2; group++) {
            assertThat(value(found, "exposure[attribute=team, group=g" + group + "]"))
                    .isCloseTo(ranking.meanExposure(115, group), within(1e-12));
            for (int first : new int[] {10, 100}) {
                assertThat(value(found, "skew[attribute=team, group=g" + group + ", first=" + first + "]"))
                        .isCloseTo(ranking.skew(first, group), within(1e-12));
            }
        }
        assertThat(value(found, "infeasible_index[attribute=team, first=100]"))
                .isEqualTo(ranking.infeasibleIndex(100, ranking.shares()));
    }

    @Test
    void isParity_whereAllHaveOneScore() {
        List<Evidence> found = run(new double[30], new double[60]);

        assertThat(value(found, "ndkl[attribute=team]")).isCloseTo(0, within(1e-12));
        assertThat(value(found, "exposure_ratio[attribute=team]")).isCloseTo(1, within(1e-12));
        assertThat(value(found, "infeasible_index[attribute=team, first=10]")).isZero();
        assertThat(value(found, "skew[attribute=team, group=g0, first=10]")).isCloseTo(0, within(1e-12));
    }

    /** The mean over all orders of equal scores, drawn at random. */
    @Test
    void isTheMeanOfAllOrders_whereSomeScoresAreEqual() {
        double[][] scores = {{3, 2, 2, 1}, {2, 2, 1, 0}};
        double sum = 0;
        SplittableRandom random = new SplittableRandom(9);
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            double[] all = IntStream.range(0, 8)
                    .mapToDouble(i -> scores[i / 4][i % 4] + 0.1 * random.nextDouble())
                    .toArray();
            sum += Ranking.of(all, new int[] {0, 0, 0, 0, 1, 1, 1, 1}, 2).meanExposure(8, 0);
        }

        assertThat(value(run(scores), "exposure[attribute=team, group=g0]")).isCloseTo(sum / draws, within(2e-3));
    }

    @Test
    void hasNoValue_whereNobodyIsRankedOrAtTheTop() {
        double[] low = IntStream.range(0, 30).mapToDouble(i -> i / 100.0).toArray();
        double[] high = IntStream.range(0, 30).mapToDouble(i -> 0.5 + i / 100.0).toArray();

        assertThat(((Undefined) find(run(low, high), "skew[attribute=team, group=g0, first=10]")).reason())
                .isEqualTo("nobody of the group is among the first 10, and ln 0 has no value");
        assertThat(((Undefined) find(run(low, new double[0]), "ndkl[attribute=team]")).reason())
                .startsWith("a ranking compares two groups with scores, and there are 1");
    }
}
