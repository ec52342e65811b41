package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values: mpmath with 40 digits, {@code erfc(x / sqrt(2)) / 2}. */
class GaussianTailTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5, 0.5, -0.69314718055994531",
        "0.25, 0.40129367431707628, 0.41403210294773542, -0.91306176481113506",
        "0.6, 0.27425311775007359, 0.32834059446067841, -1.2937038116140281",
        "0.75, 0.2266273523768682, 0.30023246233995094, -1.4844482299196563",
        "1, 0.15865525393145705, 0.26157829186512337, -1.8410216450092635",
        "2.5, 0.0062096653257761352, 0.14133133138057531, -5.0816482772786905",
        "5, 2.8665157187919391e-7, 0.076919304975006296, -15.064998393988726",
        "5.3, 5.7901340399645941e-8, 0.07283743037688648, -16.664525302382472",
        "5.5, 1.8989562465887719e-8, 0.070342694025127888, -17.779376352625261",
        "6, 9.8658764503769814e-10, 0.064779314324446849, -20.736768949974706",
        "8, 6.2209605742717841e-16, 0.049122546212424932, -35.01343715991455",
        "12, 1.776482112077679e-33, 0.033018971077214535, -75.410673001568796",
        "13.7, 5.0762148115978792e-43, 0.02896714185892165, -97.386593130717534",
        "20, 2.7536241186062337e-89, 0.019897615648327032, -203.91715537109726",
        "30.1, 2.4226672179857588e-199, 0.013239315669771583, -457.32956441638226",
        "37.1, 1.4047119663106221e-301, 0.010745365693649068, -692.73828071562329",
        "-1, 0.84134474606854295, 1.3871429788350048, -0.17275377902344989",
        "-6, 0.99999999901341235, 65659969.072551197, -9.8658764552437573e-10"
    })
    void equalsTheDigitsOfMpmath(double x, double above, double scaled, double logAbove) {
        assertThat(GaussianTail.above(x)).isCloseTo(above, within(2e-15 * (1 + x * x / 2) * above));
        assertThat(GaussianTail.logAbove(x)).isCloseTo(logAbove, within(2e-15 * Math.abs(logAbove)));
        if (x >= 0) {
            assertThat(GaussianTail.scaled(x)).isCloseTo(scaled, within(2e-15 * scaled));
        }
    }

    @Test
    void hasLogarithms_whereTheTailIsTooSmallForANumber() {
        assertThat(GaussianTail.above(100)).isZero();
        assertThat(GaussianTail.scaled(100)).isCloseTo(0.00398902398135680998, within(1e-17));
        assertThat(GaussianTail.logAbove(100)).isCloseTo(-5005.52420869420509, within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.66291260736238831, 5.6568542494923806}) // 0.46875 and 4, times sqrt(2)
    void joinsItsFormulas_withoutAStep(double x) {
        double before = GaussianTail.scaled(Math.nextDown(Math.nextDown(x)));
        double after = GaussianTail.scaled(Math.nextUp(Math.nextUp(x)));

        assertThat(after).isCloseTo(before, within(3e-15 * before));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.7, 1.9, 4.4, 6.1, 8})
    void addsUpToOne_withTheOtherTail(double x) {
        assertThat(GaussianTail.above(x) + GaussianTail.above(-x)).isCloseTo(1, within(1e-15));
        assertThat(Math.exp(GaussianTail.logAbove(-x))).isCloseTo(GaussianTail.above(-x), within(1e-15));
    }

    @Test
    void shrinks_asTheBoundGrows() {
        double before = 1;
        for (double x = -8; x <= 38; x += 0.01) {
            double tail = GaussianTail.above(x);
            assertThat(tail).isLessThanOrEqualTo(before).isNotNegative();
            before = tail;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.7, 5, 11, 200})
    void liesBetweenTheBoundsOfGordon(double x) {
        double density = 1 / Math.sqrt(2 * Math.PI);

        assertThat(GaussianTail.scaled(x)).isBetween(density * x / (1 + x * x), density / x);
    }
}
