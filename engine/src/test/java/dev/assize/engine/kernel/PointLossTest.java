package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.kernel.PointLoss.Kind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointLossTest {
    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "BINARY_LOG_OF_SOFTMAX", mode = EnumSource.Mode.EXCLUDE)
    void slopeEqualsDifferenceQuotient(Kind kind) {
        PointLoss loss = new PointLoss(kind, 1e-5);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
            double y = random.nextDouble(0.05, 0.95);
            double t = random.nextBoolean() ? 1 : random.nextDouble(0.1, 1);
            double quotient = (loss.value(y + 1e-7, t) - loss.value(y - 1e-7, t)) / 2e-7;
            assertThat(loss.slope(y, t)).isCloseTo(quotient, within(1e-5 * (1 + Math.abs(quotient))));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HINGE", "SQUARED_HINGE", "PRODUCT", "SQUARED", "ABSOLUTE"})
    void slopeEqualsDifferenceQuotient_forNegativeTargets(Kind kind) {
        PointLoss loss = PointLoss.of(kind);
        double quotient = (loss.value(0.3 + 1e-7, -1) - loss.value(0.3 - 1e-7, -1)) / 2e-7;
        assertThat(loss.slope(0.3, -1)).isCloseTo(quotient, within(1e-6));
    }

    @Test
    void valuesWorkedByHand() {
        assertThat(PointLoss.of(Kind.POISSON).value(2, 3)).isCloseTo(2 - 3 * Math.log(2), within(1e-15));
        assertThat(PointLoss.of(Kind.SQUARED_LOG).value(3, 1)).isCloseTo(Math.log(2) * Math.log(2), within(1e-15));
        assertThat(PointLoss.of(Kind.PERCENTAGE).value(3, -2)).isEqualTo(250);
        assertThat(PointLoss.of(Kind.PRODUCT).value(3, -2)).isEqualTo(-6);
        assertThat(PointLoss.of(Kind.DIVERGENCE).value(0.25, 0.5)).isCloseTo(0.5 * Math.log(2), within(1e-15));
        assertThat(new PointLoss(Kind.BINARY_LOG, 0.1).value(0.25, 0.5))
                .isCloseTo(-0.5 * Math.log(0.25) - 0.5 * Math.log(0.75), within(1e-15));
        assertThat(new PointLoss(Kind.BINARY_LOG, 0.1).value(0.01, 1)).isCloseTo(-Math.log(0.1), within(1e-15));
        assertThat(new PointLoss(Kind.BINARY_LOG_OF_SOFTMAX, 0.1).value(0.01, 1))
                .isCloseTo(-Math.log(0.01), within(1e-15));
    }

    @Test
    void staysFinite_forOutputsOfZero() {
        for (Kind kind : new Kind[] {Kind.LOG, Kind.POISSON, Kind.DIVERGENCE, Kind.BINARY_LOG_OF_SOFTMAX}) {
            PointLoss loss = new PointLoss(kind, 1e-5);
            assertThat(loss.value(0, 0)).as("%s", kind).isFinite();
            assertThat(loss.value(0, 1)).as("%s", kind).isFinite();
            assertThat(loss.slope(0, 0)).as("%s", kind).isFinite();
            assertThat(loss.slope(0, 1)).as("%s", kind).isFinite();
        }
        assertThat(PointLoss.of(Kind.LOG).slope(0, 0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(RowLoss.class)
    void rowSlopesEqualDifferenceQuotients(RowLoss loss) {
        double[] y = {0.3, -0.8, 1.2, 0.1};
        double[] t = {1, 0, 0, 1};
        double[] slopes = new double[4];
        loss.value(y, t, slopes);
        for (int i = 0; i < 4; i++) {
            double[] up = y.clone();
            double[] down = y.clone();
            up[i] += 1e-6;
            down[i] -= 1e-6;
            double quotient = (loss.value(up, t, new double[4]) - loss.value(down, t, new double[4])) / 2e-6;
            assertThat(slopes[i]).isCloseTo(quotient, within(1e-8));
        }
    }

    @Test
    void rowLossesWorkedByHand() {
        double[] slopes = new double[2];
        assertThat(RowLoss.COSINE.value(new double[] {3, 4}, new double[] {1, 0}, slopes))
                .isCloseTo(-0.6, within(1e-15));
        assertThat(RowLoss.COSINE.value(new double[2], new double[] {1, 0}, slopes))
                .isZero();
        assertThat(slopes).containsOnly(-0.0);
        double[] three = new double[3];
        double pairs = RowLoss.PAIRS.value(new double[] {0, 1, 2}, new double[] {1, 0, 1}, three);
        assertThat(pairs).isCloseTo((Math.exp(1) + Math.exp(-1)) / 2, within(1e-15));
        assertThat(RowLoss.PAIRS.value(new double[] {0, 1}, new double[] {1, 1}, slopes))
                .isZero();
        assertThat(RowLoss.PAIRS.value(new double[] {0, 1}, new double[] {0, 0}, slopes))
                .isZero();
    }

    @Test
    void refusesWeightsForOtherOutputs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossTerms.of(3, new double[] {1, 2}, 0))
                .withMessage(
                        "a loss has 2 weights for 3 outputs; give it one weight for each output of the last layer");
    }
}
