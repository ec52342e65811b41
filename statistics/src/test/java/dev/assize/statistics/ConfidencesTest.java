package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Uncertainty;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidencesTest {
    private static final Counts THIRTY_OF_HUNDRED = new Counts("A", 30, 100);

    @Test
    void isTheScoreTestsPValue_whenTheLimitIsOfARate() {
        var rate = new Uncertainty.OfRate(THIRTY_OF_HUNDRED);
        double z = (0.3 - 0.2) / Math.sqrt(0.2 * 0.8 / 100); // 2.5: Wilson inverts this test

        assertThat(z).isCloseTo(2.5, within(1e-12));
        assertThat(Confidences.provingAtLeast(rate, 0.2)).isCloseTo(0.012419330651552265, within(1e-12));
        assertThat(Confidences.provingAtMost(rate, 0.4))
                .isCloseTo(Normal.twoSidedTail(0.1 / Math.sqrt(0.24 / 100)), within(1e-12));
    }

    @Test
    void isOne_whenTheValueIsOnTheOtherSide() {
        var rate = new Uncertainty.OfRate(THIRTY_OF_HUNDRED);

        assertThat(Confidences.provingAtLeast(rate, 0.31)).isEqualTo(1);
        assertThat(Confidences.provingAtMost(rate, 0.29)).isEqualTo(1);
        assertThat(Confidences.provingAbove(rate, 0.31)).isEqualTo(1);
        assertThat(Confidences.provingBelow(rate, 0.29)).isEqualTo(1);
    }

    @Test
    void isTheSmallest_whenEveryIntervalProvesIt() {
        var rate = new Uncertainty.OfRate(THIRTY_OF_HUNDRED);

        assertThat(Confidences.provingAtLeast(rate, 0)).isEqualTo(Confidences.SMALLEST);
        assertThat(Confidences.provingAtMost(rate, 1)).isEqualTo(Confidences.SMALLEST);
    }

    @Test
    void neverProvesViolation_whenTheLimitIsTheEndOfTheRange() {
        var equal = new Uncertainty.OfSmallestRatio(List.of(THIRTY_OF_HUNDRED, new Counts("B", 30, 100)));

        assertThat(Confidences.provingBelow(equal, 1)).isEqualTo(1);
        assertThat(Confidences.provingAtMost(equal, 1)).isEqualTo(Confidences.SMALLEST);
    }

    @Test
    void agreesWithTheInterval_forEveryConfidence() {
        SplittableRandom random = new SplittableRandom(20_261_101L);
        for (int draw = 0; draw < 200; draw++) {
            var ratio = new Uncertainty.OfRatio(counts(random), counts(random));
            double limit = 0.5 + random.nextDouble();
            double confidence = 0.5 + 0.499 * random.nextDouble();

            boolean provenByInterval = Intervals.of(ratio, confidence).lower() >= limit;

            assertThat(Confidences.provingAtLeast(ratio, limit) <= 1 - confidence)
                    .isEqualTo(provenByInterval);
        }
    }

    @Test
    void resolvesTinyAlphas_whenTheEvidenceIsOverwhelming() {
        var rate = new Uncertainty.OfRate(new Counts("A", 90_000, 100_000));

        double alpha = Confidences.provingAtLeast(rate, 0.87);

        double z = 0.03 / Math.sqrt(0.87 * 0.13 / 100_000); // 28.2
        assertThat(Math.log(alpha)).isCloseTo(Math.log(Normal.twoSidedTail(z)), within(1e-6));
        assertThat(alpha).isLessThan(1e-170);
    }

    private static Counts counts(SplittableRandom random) {
        long rows = random.nextLong(2, 500);
        return new Counts("drawn", random.nextLong(1, rows + 1), rows);
    }
}
