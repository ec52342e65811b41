package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GanLossTest {
    private static final double LOG2 = Math.log(2);

    @Test
    void nonSaturating_workedByHand() {
        GanLoss loss = GanLoss.NON_SATURATING;

        assertThat(loss.realLoss(0, 1)).isCloseTo(LOG2, within(1e-15));
        assertThat(loss.realLoss(Math.log(3), 0.9))
                .isCloseTo(-0.9 * Math.log(0.75) - 0.1 * Math.log(0.25), within(1e-15));
        assertThat(loss.realSlope(Math.log(3), 0.9)).isCloseTo(0.75 - 0.9, within(1e-15));
        assertThat(loss.fakeLoss(Math.log(3))).isCloseTo(-Math.log(0.25), within(1e-15));
        assertThat(loss.fakeSlope(Math.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(loss.generatorLoss(Math.log(3))).isCloseTo(-Math.log(0.75), within(1e-15));
        assertThat(loss.generatorSlope(Math.log(3))).isCloseTo(-0.25, within(1e-15));
    }

    @Test
    void minimax_isTheNegativeOfTheDiscriminatorsTerm() {
        for (double z = -5; z < 5; z += 0.5) {
            assertThat(GanLoss.MINIMAX.generatorLoss(z)).isEqualTo(-GanLoss.MINIMAX.fakeLoss(z));
            assertThat(GanLoss.MINIMAX.generatorSlope(z)).isEqualTo(-GanLoss.MINIMAX.fakeSlope(z));
            assertThat(GanLoss.MINIMAX.realLoss(z, 0.9)).isEqualTo(GanLoss.NON_SATURATING.realLoss(z, 0.9));
        }
    }

    @Test
    void leastSquares_workedByHand() {
        GanLoss loss = GanLoss.LEAST_SQUARES;

        assertThat(loss.realLoss(3, 0.5)).isEqualTo(3.125);
        assertThat(loss.realSlope(3, 0.5)).isEqualTo(2.5);
        assertThat(loss.fakeLoss(3)).isEqualTo(4.5);
        assertThat(loss.fakeSlope(3)).isEqualTo(3);
        assertThat(loss.generatorLoss(3)).isEqualTo(2);
        assertThat(loss.generatorSlope(3)).isEqualTo(2);
    }

    @Test
    void hinge_isFlatBeyondItsMargins() {
        GanLoss loss = GanLoss.HINGE;

        assertThat(loss.realLoss(0.25, 1)).isEqualTo(0.75);
        assertThat(loss.realLoss(1.5, 1)).isZero();
        assertThat(loss.realSlope(0.25, 1)).isEqualTo(-1);
        assertThat(loss.realSlope(1, 1)).isZero();
        assertThat(loss.fakeLoss(-0.25)).isEqualTo(0.75);
        assertThat(loss.fakeLoss(-1.5)).isZero();
        assertThat(loss.fakeSlope(-0.25)).isEqualTo(1);
        assertThat(loss.fakeSlope(-1)).isZero();
        assertThat(loss.generatorLoss(2)).isEqualTo(-2);
        assertThat(loss.generatorSlope(2)).isEqualTo(-1);
        assertThat(loss.hasTarget()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(GanLoss.class)
    void slopesEqualDifferenceQuotients(GanLoss loss) {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int i = 0; i < 200; i++) {
            double z = random.nextDouble(-6, 6);
            double target = random.nextDouble(0.5, 1);
            if (Math.abs(Math.abs(z) - 1) < 1e-3) {
                continue; // at a margin there is no slope
            }
            double h = 1e-6;
            assertThat(loss.realSlope(z, target))
                    .isCloseTo((loss.realLoss(z + h, target) - loss.realLoss(z - h, target)) / (2 * h), within(1e-8));
            assertThat(loss.fakeSlope(z))
                    .isCloseTo((loss.fakeLoss(z + h) - loss.fakeLoss(z - h)) / (2 * h), within(1e-8));
            assertThat(loss.generatorSlope(z))
                    .isCloseTo((loss.generatorLoss(z + h) - loss.generatorLoss(z - h)) / (2 * h), within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource(GanLoss.class)
    void staysFinite_howeverSureTheDiscriminatorIs(GanLoss loss) {
        for (double z : new double[] {-1e6, -800, 0, 800, 1e6}) {
            assertThat(loss.realLoss(z, 0.9)).isFinite();
            assertThat(loss.fakeLoss(z)).isFinite();
            assertThat(loss.generatorLoss(z)).isFinite();
            assertThat(loss.realSlope(z, 0.9)).isFinite();
            assertThat(loss.generatorSlope(z)).isFinite();
        }
    }

    @ParameterizedTest
    @EnumSource(GanLoss.class)
    void makesTheGeneratorWantHigherLogits(GanLoss loss) {
        for (double z = -4; z < 1; z += 0.25) {
            assertThat(loss.generatorSlope(z)).isNegative();
        }
    }

    @Test
    void hasNamesForSettings() {
        assertThat(GanLoss.NON_SATURATING.id()).isEqualTo("non_saturating");
        assertThat(GanKind.CONVOLUTIONAL.id()).isEqualTo("convolutional");
        assertThat(GanLoss.MINIMAX.hasTarget()).isTrue();
    }
}
