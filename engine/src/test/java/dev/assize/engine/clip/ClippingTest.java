package dev.assize.engine.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClippingTest {
    @Test
    void flatShortensWhatIsTooLong() {
        assertThat(Clipping.flat(2).weight(8, 3)).isEqualTo(0.25);
        assertThat(Clipping.flat(2).weight(2, 3)).isEqualTo(1);
        assertThat(Clipping.flat(2).weight(0, 3)).isEqualTo(1);
        assertThat(Clipping.flat(2).byLayer()).isFalse();
    }

    @Test
    void perLayerSharesTheBound() {
        Clipping clipping = Clipping.perLayer(6);

        assertThat(clipping.bound(4)).isEqualTo(3); // 6 / sqrt(4)
        assertThat(clipping.weight(12, 4)).isEqualTo(0.25);
        assertThat(clipping.weight(3, 4)).isEqualTo(1);
        assertThat(clipping.bound(0)).isEqualTo(6); // nothing is trained
        assertThat(clipping.byLayer()).isTrue();
    }

    @Test
    void automaticKeepsSmallGradientsApart() {
        Clipping clipping = Clipping.automatic(2, 0.5);

        assertThat(clipping.weight(0, 1)).isEqualTo(4); // 2 / 0.5
        assertThat(clipping.weight(1.5, 1)).isEqualTo(1);
    }

    @Test
    void normalizedGivesOneLength_butNothingToZero() {
        assertThat(Clipping.normalized(3).weight(12, 1)).isEqualTo(0.25);
        assertThat(Clipping.normalized(3).weight(1e-3, 1)).isCloseTo(3000, within(1e-9));
        assertThat(Clipping.normalized(3).weight(0, 1)).isZero();
        assertThat(Clipping.normalized(3).weight(1e-300, 1)).isZero(); // the factor would be infinite in float
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverExceedsItsSensitivity(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double bound = Math.exp(random.nextDouble(-5, 5));
        List<Clipping> whole =
                List.of(Clipping.flat(bound), Clipping.automatic(bound, 0.01), Clipping.normalized(bound));
        for (int i = 0; i < 100; i++) {
            double norm = Math.exp(random.nextDouble(-40, 40));
            for (Clipping clipping : whole) {
                assertThat(clipping.weight(norm, 3) * norm).isLessThanOrEqualTo(clipping.sensitivity() * (1 + 1e-15));
            }
            double part = Clipping.perLayer(bound).weight(norm, 3) * norm;
            assertThat(3 * part * part).isLessThanOrEqualTo(bound * bound * (1 + 1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesBoundsThatBoundNothing(double norm) {
        String message =
                "the clip norm is " + norm + "; give a finite number above 0, since it bounds what one record adds";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.flat(norm))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.perLayer(norm))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.normalized(norm))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.automatic(1, norm))
                .withMessage(message.replace("the clip norm", "gamma"));
    }
}
