package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryScoresTest {
    private static final CanaryScores SMALL = CanaryScores.of(new double[] {3, 1, 2}, new double[] {2, 0, 1, 1});

    @Test
    void countsScoresAtTheThresholdAsCaught_byHand() {
        assertThat(SMALL.caught(2)).isEqualTo(new Counts("in", 2, 3));
        assertThat(SMALL.falselyCaught(2)).isEqualTo(new Counts("out", 1, 4));
        assertThat(SMALL.caught(3.5).hits()).isZero();
        assertThat(SMALL.falselyCaught(0).hits()).isEqualTo(4);
        assertThat(SMALL.thresholds()).containsExactly(3, 2, 1, 0);
    }

    @Test
    void halvesTies_byHand() {
        // 3 beats 4; 2 beats 3 and ties 1; 1 beats 1 and ties 2: 8 and three halves of 12 pairs
        assertThat(SMALL.area()).isCloseTo(9.5 / 12, within(1e-15));
    }

    @Test
    void picksTheBestThresholdThatIsAllowed_byHand() {
        assertThat(SMALL.truePositiveRateAt(0)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(SMALL.truePositiveRateAt(0.25)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(SMALL.truePositiveRateAt(1)).isEqualTo(1);
        assertThat(SMALL.balancedAccuracy()).isCloseTo((1 + 2.0 / 3 - 0.25) / 2, within(1e-15));
    }

    @Test
    void turnsRound_whenReversed() {
        SplittableRandom random = new SplittableRandom(1L);
        for (int draw = 0; draw < 30; draw++) {
            CanaryScores scores = CanaryScores.of(
                    random.ints(20, 0, 9).asDoubleStream().toArray(),
                    random.ints(30, 2, 12).asDoubleStream().toArray());

            assertThat(scores.reversed().area()).isCloseTo(1 - scores.area(), within(1e-12));
            assertThat(scores.reversed().reversed().thresholds()).containsExactly(scores.thresholds());
        }
    }

    @Test
    void tellsNothing_whenAllScoresAreEqual() {
        CanaryScores equal = CanaryScores.of(new double[7], new double[] {-0.0, 0, 0});

        assertThat(equal.area()).isEqualTo(0.5);
        assertThat(equal.truePositiveRateAt(0.5)).isZero();
        assertThat(equal.balancedAccuracy()).isEqualTo(0.5);
        assertThat(equal.thresholds()).containsExactly(0);
    }

    @Test
    void splitsByLot_withoutLosingOrDoublingAScore() {
        double[] in = new SplittableRandom(2L).doubles(11).toArray();
        double[] out = new SplittableRandom(3L).doubles(8).toArray();

        List<CanaryScores> halves = CanaryScores.of(in, out).halves(5L);

        assertThat(halves).extracting(CanaryScores::inCount).containsExactly(5, 6);
        assertThat(halves).extracting(CanaryScores::outCount).containsExactly(4, 4);
        for (double score : in) {
            assertThat(halves.stream()
                            .mapToLong(half -> half.caught(score).hits()
                                    - half.caught(Math.nextUp(score)).hits())
                            .sum())
                    .isEqualTo(1);
        }
        assertThat(CanaryScores.of(in, out).halves(5L).get(0).thresholds())
                .containsExactly(halves.get(0).thresholds());
        assertThat(CanaryScores.of(in, out).halves(6L).get(0).thresholds())
                .isNotEqualTo(halves.get(0).thresholds());
    }

    @Test
    void refusesHalvesOfOne() {
        CanaryScores one = CanaryScores.of(new double[] {1}, new double[] {1, 2});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.halves(1L))
                .withMessage(
                        "there are 1 scores of records that were in and 2 of others; halves need at least 2 of each");
    }

    @Test
    void refusesAnEmptySide() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanaryScores.of(new double[] {1}, new double[0]))
                .withMessage("there is no score of a record that was out; an audit needs at least one of each side");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAScoreThatIsNotFinite(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanaryScores.of(new double[] {1, score}, new double[] {1}))
                .withMessage("score 1 of the records that were in is " + score
                        + "; scores are finite, so bound losses and likelihoods first");
    }
}
