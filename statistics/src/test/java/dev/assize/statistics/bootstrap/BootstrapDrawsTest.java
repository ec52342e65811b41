package dev.assize.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.core.Seed;
import dev.assize.statistics.WilsonInterval;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BootstrapDrawsTest {
    private static final Seed SEED = new Seed(7L);
    private static final CellFunction RATE = (cells, values) -> values.setRatio(0, cells[0], cells[0] + cells[1]);

    @Test
    void percentileHoldsTheQuantilesOfTheBinomial() {
        BootstrapDraws draws =
                CellBootstrap.of(new long[] {300, 700}, SEED).withDraws(20_000).measure(1, RATE);
        BinomialDistribution exact = new BinomialDistribution(null, 1000, 0.3);

        Interval interval = draws.percentile(0, 0.95).orElseThrow();

        assertThat(interval.lower()).isCloseTo(exact.inverseCumulativeProbability(0.025) / 1000.0, within(0.0015));
        assertThat(interval.upper()).isCloseTo(exact.inverseCumulativeProbability(0.975) / 1000.0, within(0.0015));
        assertThat(interval.method()).isEqualTo("bootstrap percentile, 20000 draws");
        assertThat(draws.standardError(0).orElseThrow()).isCloseTo(Math.sqrt(0.21 / 1000), within(4e-4));
    }

    /** For a rate the acceleration is (1 - 2p)/(6 sqrt(N p (1 - p))), known on paper. */
    @Test
    void bcaLeansAsScoreIntervalsDo_whenTheRateIsSmall() {
        BootstrapDraws draws =
                CellBootstrap.of(new long[] {20, 380}, SEED).withDraws(20_000).measure(1, RATE);
        Interval wilson = WilsonInterval.of(new Counts("A", 20, 400), 0.95);
        Interval percentile = draws.percentile(0, 0.95).orElseThrow();

        Interval bca = draws.bca(0, 0.95).orElseThrow();

        assertThat(bca.lower()).isBetween(percentile.lower(), wilson.lower() + 0.003);
        assertThat(bca.upper()).isGreaterThan(percentile.upper()).isCloseTo(wilson.upper(), within(0.004));
        assertThat(bca.method()).isEqualTo("bootstrap BCa, 20000 draws");
    }

    @Test
    void accelerationIsTheKnownOneOfARate() {
        CellRows rows = CellRows.plain(new long[] {20, 380});

        Jackknife jackknife = Jackknife.of(rows, 1, RATE);

        // rows of the first cell lower the rate when they leave, so the skewness is positive
        double skewness = (1 - 2 * 0.05) / Math.sqrt(0.05 * 0.95);
        assertThat(jackknife.acceleration(0)).isCloseTo(skewness / 6 / Math.sqrt(400), within(1e-12));
    }

    @Test
    void isTheSame_whenTheValueIsTransformed() {
        CellFunction both = (cells, values) -> {
            RATE.measure(cells, values);
            values.set(1, Math.exp(values.get(0)));
        };
        BootstrapDraws draws = CellBootstrap.of(new long[] {40, 60}, SEED).measure(2, both);

        Interval rate = draws.percentile(0, 0.9).orElseThrow();
        Interval transformed = draws.percentile(1, 0.9).orElseThrow();

        assertThat(transformed.lower()).isCloseTo(Math.exp(rate.lower()), within(1e-4));
        assertThat(transformed.upper()).isCloseTo(Math.exp(rate.upper()), within(1e-4));
    }

    @Test
    void saysHowManyDrawsHaveNoValue() {
        // four of 100 rows are in the group, which a draw misses with chance 0.96^100 = 1.7 %
        BootstrapDraws draws = CellBootstrap.of(new long[] {2, 2, 96}, SEED).measure(1, RATE);

        assertThat(draws.undefined(0)).isBetween(10, 64);
        assertThat(draws.percentile(0, 0.9).orElseThrow().method())
                .isEqualTo("bootstrap percentile, 2000 draws, " + draws.undefined(0) + " without value");
        assertThat(draws.bca(0, 0.9)).isPresent();
    }

    @Test
    void givesAReason_whenThereIsNoInterval() {
        CellFunction odds = (cells, values) -> values.setRatio(0, cells[0], cells[1]);

        assertThat(draws(odds, 5, 0).reason(0, 0.9)).hasValue("the value itself is undefined");
        assertThat(draws(RATE, 9, 0).reason(0, 0.9))
                .hasValue("all draws have the same value, which says nothing of its error");
        assertThat(draws(RATE, 9, 5).reason(0, 0.9999))
                .hasValue("2000 draws are too few for a confidence of 0.9999; 20000 would do");
        assertThat(draws(odds, 5, 1).reason(0, 0.9).orElseThrow()).matches("\\d{3} of 2000 draws have no value");
        assertThat(draws(RATE, 9, 5).reason(0, 0.95)).isEmpty();
    }

    /** The mean of two numbers that always sum to 1, in an order of operations that rounds differently. */
    @Test
    void hasNoInterval_whenDrawsDifferByRoundingOnly() {
        CellFunction constant = (cells, values) -> {
            double rows = cells[0] + cells[1];
            values.set(0, cells[0] / rows / 3 + cells[1] / rows / 3);
        };

        assertThat(draws(constant, 37, 61).reason(0, 0.9))
                .hasValue("all draws have the same value, which says nothing of its error");
    }

    @Test
    void hasNoBca_whenTheValueDoesNotSurviveTheLossOfARow() {
        CellFunction count = (cells, values) -> {
            if (cells[0] >= 1 && cells[1] + cells[0] >= 14) {
                values.set(0, cells[0]);
            }
        };
        BootstrapDraws draws = draws(count, 9, 5);

        assertThat(draws.percentile(0, 0.9)).isPresent();
        assertThat(draws.bca(0, 0.9)).isEmpty();
    }

    @Test
    void hasNoValue_whenItWasNotSet() {
        BootstrapDraws draws = draws((cells, values) -> values.set(1, cells[0] + values.hashCode() * 0.0), 5, 5);

        assertThat(draws.estimate(0)).isEmpty();
        assertThat(draws.undefined(0)).isEqualTo(2000);
        assertThat(draws.standardError(0)).isEmpty();
        assertThat(draws.estimate(1)).hasValue(5);
    }

    @Test
    void refusesValuesThatAreNoNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draws((cells, values) -> values.set(0, Double.NaN), 5, 5))
                .withMessage("value 0 of a draw is NaN; leave a value that does not exist unset, or use setRatio where"
                        + " a denominator may be 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draws((cells, values) -> values.set(1, values.get(0)), 5, 5))
                .withMessage("value 0 of this draw does not exist; ask has(0) first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draws(RATE, 5, 5).percentile(0, 1))
                .withMessage("confidence is 1.0, it must lie between 0 and 1");
    }

    private static BootstrapDraws draws(CellFunction function, long... rows) {
        return CellBootstrap.of(rows, SEED).measure(2, function);
    }
}
