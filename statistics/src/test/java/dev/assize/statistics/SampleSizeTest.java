package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Uncertainty;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
    private static final Uncertainty RATE = new Uncertainty.OfRate(new Counts("A", 15, 50));

    @Test
    void growsWithTheSquareOfTheStandardError_whenTheEstimateIsNormal() {
        var normal = new Uncertainty.OfStandardError(0.5, 0.1, -1, 1);

        var factor = SampleSize.factorToSettle(normal, 0.5, 0.45, 0.95);

        assertThat(factor.orElseThrow()).isCloseTo(Math.pow(1.959963984540054 * 0.1 / 0.05, 2), within(1e-9));
    }

    @Test
    void solvesTheScoreTest_whenTheLimitIsOfARate() {
        // (p - limit)² n = z² limit (1 - limit): n = 1.959964² · 0.25 · 0.75 / 0.05²
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.25, 0.95, 50)).hasValue(289);
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.35, 0.95, 50)).hasValue(350);
    }

    @Test
    void makesTheIntervalSettle_whenTheSampleGrowsThatMuch() {
        var small = new Uncertainty.OfSmallestRatio(List.of(new Counts("A", 20, 40), new Counts("B", 17, 40)));

        long people = SampleSize.toSettle(small, 0.85, 0.8, 0.95, 80).orElseThrow();
        long scale = people / 80;
        var before = new Uncertainty.OfSmallestRatio(
                List.of(new Counts("A", 20 * scale, 40 * scale), new Counts("B", 17 * scale, 40 * scale)));
        var after = new Uncertainty.OfSmallestRatio(List.of(
                new Counts("A", 20 * (scale + 1), 40 * (scale + 1)),
                new Counts("B", 17 * (scale + 1), 40 * (scale + 1))));

        assertThat(Intervals.of(before, 0.95).lower()).isLessThan(0.8);
        assertThat(Intervals.of(after, 0.95).lower()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void isTheSampleAtHand_whenItSettlesAlready() {
        assertThat(SampleSize.factorToSettle(RATE, 0.3, 0.9, 0.95)).hasValue(1);
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.9, 0.95, 50)).hasValue(50);
    }

    @Test
    void isEmpty_whenTheValueIsTheLimit() {
        assertThat(SampleSize.factorToSettle(RATE, 0.3, 0.3, 0.95)).isEmpty();
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.3, 0.95, 50)).isEmpty();
    }

    @Test
    void isEmpty_whenNoSampleIsLargeEnough() {
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.3 + 1e-9, 0.95, 50)).isEmpty();
    }

    @Test
    void refusesAConfidenceOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.factorToSettle(RATE, 0.3, 0.2, 1))
                .withMessage("confidence is 1.0, it must lie between 0 and 1");
    }
}
