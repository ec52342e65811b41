package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LevelFigureTest {
    private static final double[] POSITIVES = {0.35, 0.8, 0.9};
    private static final double[] NEGATIVES = {0.05, 0.35};

    @Test
    void sumsTheGapsOfBins_asByHand() {
        // bins: 0 (one row, 0.05 of 0), 3 (two rows, mean 0.35, half of them positive), 8 and 9 (one positive row each)
        double byHand = (0.05 + 2 * 0.15 + 0.2 + 0.1) / 5;

        assertThat(value(LevelFigure.EXPECTED_CALIBRATION_ERROR)).isCloseTo(byHand, within(1e-12));
        assertThat(value(LevelFigure.MAXIMUM_CALIBRATION_ERROR)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void putsTheScoreOneIntoTheLastBin() {
        CalibrationBins bins = CalibrationBins.of(new double[] {0.9, 1}, new double[] {1, 1}, new double[] {0, 0});

        assertThat(bins.mean()).isCloseTo(0.05, within(1e-12));
        assertThat(bins.largest()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void sharesTheStepOfTiedScores_whenPrecisionIsAveraged() {
        double byHand = 2 / 3.0 + 1 / 3.0 * (3 / 4.0); // two steps at precision 1, then three of four

        assertThat(value(LevelFigure.AVERAGE_PRECISION)).isCloseTo(byHand, within(1e-12));
    }

    @Test
    void comparesSquaresWithThoseOfTheBaseRate() {
        double squares = 0.65 * 0.65 + 0.04 + 0.01 + 0.0025 + 0.35 * 0.35;

        assertThat(value(LevelFigure.R2_SCORE)).isCloseTo(1 - squares / (5 * 0.6 * 0.4), within(1e-12));
    }

    @Test
    void hasNoValue_whenAClassIsMissing() {
        GroupCounts oneClass = group(POSITIVES, new double[0], 1);

        assertThat(LevelFigure.R2_SCORE.of(oneClass)).isEmpty();
        assertThat(LevelFigure.AVERAGE_PRECISION.of(group(new double[0], NEGATIVES, 1)))
                .isEmpty();
        assertThat(LevelFigure.EXPECTED_CALIBRATION_ERROR.of(oneClass)).isPresent();
        assertThat(LevelFigure.EXPECTED_CALIBRATION_ERROR.of(GroupCounts.empty("nobody")))
                .isEmpty();
    }

    @Test
    void keepsTheValue_whenEveryWeightIsDoubled() {
        for (LevelFigure figure : LevelFigure.values()) {
            assertThat(figure.of(group(POSITIVES, NEGATIVES, 2)).map(Estimate::value))
                    .hasValueSatisfying(twice -> assertThat(twice).isCloseTo(value(figure), within(1e-12)));
        }
    }

    @Test
    void hasAnIntervalThatShrinksWithTheRoot_whenThereAreMoreRows() {
        double few = width(drawn(200));
        double many = width(drawn(20_000));

        assertThat(few / many).isBetween(6.0, 16.0); // 10 but for the sampling of both
    }

    @Test
    void agreesWithItsOwnBins_withinTheErrorOfTheBins() {
        GroupCounts group = drawn(5_000);
        ScoreLevels all = ScoreLevels.of(group.scores(1), group.scores(0));
        ScoreLevels binned = all.binned(100);

        assertThat(binned.scores()).hasSize(100).isSorted();
        assertThat(binned.first().weight()).isEqualTo(all.first().weight());
        assertThat(binned.second().effectiveRows()).isEqualTo(all.second().effectiveRows());
        assertThat(all.span()).isLessThanOrEqualTo(1);
    }

    private static double width(GroupCounts group) {
        var interval = LevelFigure.R2_SCORE.of(group).orElseThrow().interval().orElseThrow();
        return interval.upper() - interval.lower();
    }

    private static GroupCounts drawn(int rows) {
        SplittableRandom random = new SplittableRandom(5L);
        List<Double> positives = new ArrayList<>();
        List<Double> negatives = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double score = random.nextDouble();
            (random.nextDouble() < score ? positives : negatives).add(score);
        }
        return group(numbers(positives), numbers(negatives), 1);
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(x -> x).toArray();
    }

    private static double value(LevelFigure figure) {
        return figure.of(group(POSITIVES, NEGATIVES, 1)).orElseThrow().value();
    }

    static GroupCounts group(double[] positives, double[] negatives, double weight) {
        List<Tally.Cell> cells = new ArrayList<>();
        for (int truth = 0; truth <= 1; truth++) {
            double[] scores = truth == 1 ? positives : negatives;
            if (scores.length > 0) {
                double[] weights = new double[scores.length];
                Arrays.fill(weights, weight);
                var sum = new WeightSum(scores.length * weight, scores.length * weight * weight);
                SortedScores kept = weight == 1 ? SortedScores.of(scores) : SortedScores.of(scores, weights);
                cells.add(new Tally.Cell(List.of(), truth, 1, scores.length, new Tally.Measured(sum, kept)));
            }
        }
        return GroupCounts.ofCells("group", cells);
    }
}
