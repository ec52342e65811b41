package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of the Gaussian pair of multiplier 1, whose loss is N(1/2, 1) under P and N(-1/2, 1) under Q. */
class CellMassesTest {
    private static final LossPair PLAIN = new SampledGaussianPair(1, 1).removal();

    @Test
    void measuresACell() {
        CellMasses cells = new CellMasses(PLAIN, -0.5);

        cells.moveTo(0.5);

        // by hand: P(-1 < Z <= 0) under P; under Q P(0 < Z <= 1), the same, times exp(-1/2)
        assertThat(cells.upper()).isCloseTo(0.341344746068542949, within(1e-15));
        assertThat(cells.lower()).isCloseTo(0.341344746068542949 * Math.exp(-0.5), within(1e-15));
        assertThat(cells.mean()).isCloseTo(0, within(1e-15));
        assertThat(cells.to()).isEqualTo(0.5);
        assertThat(cells.below()).isCloseTo(0.5, within(1e-15));
        assertThat(cells.above()).isCloseTo(0.5, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.01, 0.3, 1})
    void addsUpToEverything(double rate) {
        CellMasses cells = new CellMasses(new SampledGaussianPair(rate, 0.8).addition(), -12);
        double below = cells.below();
        double upper = 0;
        double lower = 0;
        for (double edge = -11.5; edge <= 12; edge += 0.5) {
            cells.moveTo(edge);
            upper += cells.upper();
            lower += cells.lower() * Math.exp(0.5 - edge); // e^-a of the left edge
        }

        assertThat(below + upper + cells.above()).isCloseTo(1, within(1e-14));
        assertThat(lower).isLessThanOrEqualTo(1 + 1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9, -3, 0.2, 4, 12, 25})
    void keepsItsPrecision_farOut(double edge) {
        CellMasses cells = new CellMasses(PLAIN, edge);

        cells.moveTo(edge + 1e-3);

        double density = Math.exp(-(edge + 5e-4 - 0.5) * (edge + 5e-4 - 0.5) / 2) / Math.sqrt(2 * Math.PI);
        assertThat(cells.upper()).isCloseTo(1e-3 * density, within(1e-4 * 1e-3 * density)); // width^2 x^2 / 24
        assertThat(Math.log(cells.upper() / cells.lower())).isBetween(0.0, 1e-3);
        assertThat(cells.mean()).isBetween(edge, edge + 1e-3);
    }

    @Test
    void takesTheMiddle_ofACellWithoutMass() {
        CellMasses cells = new CellMasses(PLAIN, 300);

        cells.moveTo(301);

        assertThat(cells.upper()).isZero();
        assertThat(cells.mean()).isEqualTo(300.5);
    }

    @Test
    void countsASingleLoss_inTheCellItClosesOnTheRight() {
        ResponsePair pair = new ResponsePair(0.75, 0.25);
        CellMasses cells = new CellMasses(pair, 0.5);

        cells.moveTo(pair.most());
        double at = cells.upper();
        cells.moveTo(pair.most() + 1);

        assertThat(at).isEqualTo(0.75);
        assertThat(cells.upper()).isZero();
        assertThat(cells.above()).isZero();
    }

    @Test
    void doubtsSmallTailsLess() {
        CellMasses cells = new CellMasses(PLAIN, 0.5);
        double middle = cells.doubt();
        cells.moveTo(8);

        assertThat(middle).isPositive().isLessThan(1e-14);
        assertThat(cells.doubt()).isPositive().isLessThan(middle / 1000);
    }
}
