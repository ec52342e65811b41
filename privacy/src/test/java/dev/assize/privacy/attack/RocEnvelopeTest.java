package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RocEnvelopeTest {
    @Test
    void keepsOnlyCornersThatBulge_byHand() {
        // points (false, true): (0,0) (0,1) (1,1) (1,2) (2,2) (3,2) (3,3): (1,2) bulges over the line, (1,1) and (2,2)
        // do not
        RocEnvelope envelope = RocEnvelope.of(CanaryScores.of(new double[] {9, 7, 1}, new double[] {8, 6, 5}));

        assertThat(envelope.corners())
                .extracting(RocEnvelope.Corner::falselyCaught, RocEnvelope.Corner::caught)
                .containsExactly(pair(0, 0), pair(0, 1), pair(1, 2), pair(3, 3));
        assertThat(envelope.area()).isCloseTo((1.5 / 3 + 2 * 2.5 / 3) / 3, within(1e-15));
        assertThat(envelope.truePositiveRateAt(0)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(envelope.truePositiveRateAt(2.0 / 3)).isCloseTo(2.5 / 3, within(1e-15));
        assertThat(envelope.truePositiveRateAt(1)).isEqualTo(1);
        assertThat(envelope.largestAccuracy()).isCloseTo(4.0 / 6, within(1e-15));
        assertThat(envelope.largestAdvantage()).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void isTheDiagonal_whenAllScoresAreEqual() {
        RocEnvelope envelope = RocEnvelope.of(CanaryScores.of(new double[5], new double[9]));

        assertThat(envelope.corners()).hasSize(2);
        assertThat(envelope.area()).isEqualTo(0.5);
        assertThat(envelope.truePositiveRateAt(0.3)).isCloseTo(0.3, within(1e-15));
        assertThat(envelope.largestAdvantage()).isZero();
    }

    @Test
    void isComplete_whenTheSidesSeparate() {
        RocEnvelope envelope = RocEnvelope.of(CanaryScores.of(new double[] {5, 6}, new double[] {1, 2, 3}));

        assertThat(envelope.area()).isEqualTo(1);
        assertThat(envelope.truePositiveRateAt(0)).isEqualTo(1);
        assertThat(envelope.corners().get(1).threshold()).isEqualTo(5);
    }

    @Test
    void isNowhereBelowTheCurve_andNeverBelowTheDiagonal() {
        SplittableRandom random = new SplittableRandom(7L);
        for (int draw = 0; draw < 50; draw++) {
            CanaryScores scores = CanaryScores.of(
                    random.ints(1 + random.nextInt(40), 0, 15).asDoubleStream().toArray(),
                    random.ints(1 + random.nextInt(40), 0, 12).asDoubleStream().toArray());
            RocEnvelope envelope = RocEnvelope.of(scores);

            assertThat(envelope.area()).isGreaterThanOrEqualTo(Math.max(0.5, scores.area()) - 1e-12);
            for (double rate = 0; rate <= 1; rate += 0.05) {
                assertThat(envelope.truePositiveRateAt(rate))
                        .isGreaterThanOrEqualTo(Math.max(rate, scores.truePositiveRateAt(rate)) - 1e-12);
            }
        }
    }

    private static Tuple pair(long falselyCaught, long caught) {
        return tuple(falselyCaught, caught);
    }
}
