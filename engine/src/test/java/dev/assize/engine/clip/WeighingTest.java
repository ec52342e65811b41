package dev.assize.engine.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeighingTest {
    private static final double MARGIN = 0.5; // easily seen

    @Test
    void weighsTheWholeGradient() {
        Weighing weighing = new Weighing(Clipping.flat(2), 3, 2, MARGIN);

        assertThat(weighing.groups()).isEqualTo(1);
        assertThat(weighing.group(2)).isZero();
        assertThat(weighing.weigh(1, new double[][] {{0, 0, 16}}, 2)).isTrue();
        assertThat(weighing.weigh(0, new double[][] {{1}}, 0)).isTrue();
        assertThat(weighing.weight(0, 1)).isEqualTo(0.25); // 2 / 4, times the margin
        assertThat(weighing.weight(0, 0)).isEqualTo(0.5);
        Clipped clipped = weighing.result(new double[] {7, 8});
        assertThat(clipped.norms()).containsExactly(1, 4);
        assertThat(clipped.weights(0)).containsExactly(0.5, 0.25);
        assertThat(clipped.losses()).containsExactly(7, 8);
        assertThat(clipped.clipped()).isEqualTo(1);
        assertThat(clipped.groups()).isEqualTo(1);
    }

    @Test
    void weighsEachLayer() {
        Weighing weighing = new Weighing(Clipping.perLayer(6), 4, 1, 1);
        weighing.weigh(0, new double[][] {{144}, {9}, {0}, {1}}, 0); // bounds of 3

        assertThat(weighing.group(2)).isEqualTo(2);
        assertThat(weighing.weight(0, 0)).isEqualTo(0.25);
        assertThat(weighing.weight(1, 0)).isEqualTo(1);
        Clipped clipped = weighing.result(new double[1]);
        assertThat(clipped.norms(1)).containsExactly(3);
        assertThat(clipped.norms()[0]).isCloseTo(Math.sqrt(154), within(1e-12));
        assertThat(clipped.clipped()).isEqualTo(1);
    }

    @Test
    void leavesRecordsOut_ofAllLayers_whenOneIsNotFinite() {
        Weighing weighing = new Weighing(Clipping.perLayer(1), 2, 2, 1);

        assertThat(weighing.weigh(0, new double[][] {{1}, {Double.NaN}}, 0)).isFalse();
        assertThat(weighing.weigh(1, new double[][] {{Double.POSITIVE_INFINITY}, {1}}, 0))
                .isFalse();
        assertThat(weighing.weight(0, 0)).isZero();
        assertThat(weighing.isLeftOut(0)).isTrue();
        Clipped clipped = weighing.result(new double[2]);
        assertThat(clipped.norms()).containsExactly(0, 0);
        assertThat(clipped.nonFinite()).isEqualTo(2);
        assertThat(clipped.clipped()).isZero();
    }

    @Test
    void takesNegativeSquaresOfRoundingForZero() {
        Weighing weighing = new Weighing(Clipping.normalized(1), 1, 1, 1);

        assertThat(weighing.weigh(0, new double[][] {{-1e-20}}, 0)).isTrue();
        assertThat(weighing.weight(0, 0)).isZero();
    }

    @Test
    void hasOneGroup_evenIfNothingIsTrained() {
        assertThat(new Weighing(Clipping.perLayer(1), 0, 1, 1).groups()).isEqualTo(1);
        assertThat(Weighing.groups(Clipping.perLayer(1), 3)).isEqualTo(3);
    }
}
