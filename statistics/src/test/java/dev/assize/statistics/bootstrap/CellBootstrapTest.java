package dev.assize.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellBootstrapTest {
    private static final Seed SEED = new Seed(24L);
    private static final long[] ROWS = {30, 0, 50, 20};

    /** Every cell is a value of its own. */
    private static final CellFunction CELLS = (cells, values) -> {
        for (int cell = 0; cell < cells.length; cell++) {
            values.set(cell, cells[cell]);
        }
    };

    @Test
    void keepsAllRowsInEveryDraw() {
        BootstrapDraws draws = CellBootstrap.of(ROWS, SEED).measure(4, CELLS);

        for (int draw = 0; draw < CellBootstrap.DEFAULT_DRAWS; draw++) {
            double sum = draws.raw(0, draw) + draws.raw(2, draw) + draws.raw(3, draw);
            assertThat(sum).isEqualTo(100);
            assertThat(draws.raw(1, draw)).isZero();
        }
    }

    /** Multinomial: mean N p, variance N p (1 - p), covariance -N p q; 20,000 draws, five standard errors (1e-6). */
    @Test
    void hasTheMomentsOfTheMultinomial() {
        int number = 20_000;
        BootstrapDraws draws = CellBootstrap.of(ROWS, SEED).withDraws(number).measure(4, CELLS);
        double mean = 0;
        double variance = 0;
        double covariance = 0;
        for (int draw = 0; draw < number; draw++) {
            mean += draws.raw(0, draw) / number;
            variance += Math.pow(draws.raw(3, draw) - 20, 2) / number;
            covariance += (draws.raw(0, draw) - 30) * (draws.raw(3, draw) - 20) / number;
        }

        assertThat(mean).isCloseTo(30, within(5 * Math.sqrt(21.0 / number)));
        assertThat(variance).isCloseTo(16, within(5 * 16 * Math.sqrt(2.0 / number)));
        assertThat(covariance).isCloseTo(-6, within(5 * Math.sqrt((21 * 16 + 36) / (double) number)));
    }

    @Test
    void extendsFewerDraws_whenThereAreMore() {
        BootstrapDraws few = CellBootstrap.of(ROWS, SEED).withDraws(7).measure(4, CELLS);
        BootstrapDraws many = CellBootstrap.of(ROWS, SEED).withDraws(70).measure(4, CELLS);

        for (int draw = 0; draw < 7; draw++) {
            assertThat(many.raw(0, draw)).isEqualTo(few.raw(0, draw));
        }
    }

    /** One bootstrap measured by many threads at once, and every draw of it. */
    @Test
    void isTheSame_whateverThreadsRun() {
        CellBootstrap bootstrap = CellBootstrap.of(ROWS, SEED).withDraws(300);
        BootstrapDraws alone = bootstrap.measure(4, CELLS);

        List<BootstrapDraws> together = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> bootstrap.measure(4, CELLS))
                .toList();

        for (BootstrapDraws other : together) {
            for (int draw = 0; draw < 300; draw++) {
                assertThat(other.raw(2, draw)).isEqualTo(alone.raw(2, draw));
            }
        }
    }

    @Test
    void dependsOnTheSeed() {
        BootstrapDraws one = CellBootstrap.of(ROWS, SEED).measure(4, CELLS);
        BootstrapDraws same = CellBootstrap.of(ROWS, SEED).measure(4, CELLS);
        BootstrapDraws other = CellBootstrap.of(ROWS, new Seed(25L)).measure(4, CELLS);

        assertThat(same.percentile(0, 0.9)).isEqualTo(one.percentile(0, 0.9));
        assertThat(other.standardError(0)).isNotEqualTo(one.standardError(0));
    }

    @Test
    void isThatWithoutWeights_whenAllWeightsAreOne() {
        double[] ones = Arrays.stream(ROWS).asDoubleStream().toArray();

        BootstrapDraws plain = CellBootstrap.of(ROWS, SEED).measure(4, CELLS);
        BootstrapDraws weighted =
                CellBootstrap.ofWeighted(ROWS, ones, ones, SEED).measure(4, CELLS);

        assertThat(weighted.bca(2, 0.95)).isEqualTo(plain.bca(2, 0.95));
    }

    /** The variance of a redrawn sum of weights is N times the mean square less N times the squared mean. */
    @Test
    void hasTheVarianceOfRedrawnRows_whenWeightsVaryInACell() {
        long[] rows = {40, 60};
        double[] sums = {20 * 1 + 20 * 5, 60}; // half of the first cell weighs 1, half 5; all others weigh 1
        double[] squares = {20 * 1 + 20 * 25, 60};
        CellFunction first = (cells, values) -> values.set(0, cells[0]);

        BootstrapDraws draws = CellBootstrap.ofWeighted(rows, sums, squares, SEED)
                .withDraws(20_000)
                .measure(1, first);
        double exact = Math.sqrt(520 - 120 * 120 / 100.0); // by hand: one row has the weight sum 1.2 and square 5.2

        assertThat(draws.estimate(0)).hasValue(120);
        assertThat(draws.standardError(0).orElseThrow() / exact).isCloseTo(1, within(5 * Math.sqrt(0.5 / 20_000)));
    }

    @Test
    void refusesWhatCannotBeRedrawn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellBootstrap.of(new long[] {0, 0}, SEED))
                .withMessage("none of the 2 cells has rows; there is nothing to redraw, so do not ask");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellBootstrap.of(new long[] {1, -1}, SEED))
                .withMessage("cell 1 has -1 rows; numbers of rows are at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellBootstrap.of(ROWS, SEED).withDraws(0))
                .withMessage("a bootstrap of 0 draws says nothing; at least 1 is needed, 2000 are usual");
    }

    @Test
    void refusesWeightsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CellBootstrap.ofWeighted(new long[] {1}, new double[] {Double.NaN}, new double[] {1}, SEED))
                .withMessage("cell 0 has weights with sum NaN and sum of squares 1.0; both are finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellBootstrap.ofWeighted(new long[] {1}, new double[0], new double[] {1}, SEED))
                .withMessage("1 cells have 0 sums of weights and 1 sums of squares; give one of each for every cell");
    }
}
