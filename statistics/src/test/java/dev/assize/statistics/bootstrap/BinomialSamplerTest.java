package dev.assize.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialSamplerTest {
    private static final int DRAWS = 40_000;

    /**
     * Both ways and their border (10 expected). Chi-squared against the exact chances; false alarm rate 1e-6 a case.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.3",
        "5, 0.5",
        "20, 0.02",
        "30, 0.9",
        "99, 0.1",
        "101, 0.1",
        "20, 0.5",
        "40, 0.26",
        "1000, 0.01",
        "1000, 0.3",
        "5000, 0.998"
    })
    void hasTheExactDistribution(int trials, double probability) {
        CounterRandom random = new CounterRandom(17L);
        int[] seen = new int[trials + 1];
        for (int draw = 0; draw < DRAWS; draw++) {
            seen[(int) BinomialSampler.draw(random, trials, probability)]++;
        }

        assertThat(chiSquaredTail(seen, new BinomialDistribution(null, trials, probability)))
                .isGreaterThan(1e-6);
    }

    @ParameterizedTest
    @CsvSource({"1000000000, 0.25", "1000000000000, 0.5", "1000000000, 0.00000003", "9000000000000, 0.000001"})
    void hasMeanAndVariance_whenTrialsAreMany(long trials, double probability) {
        CounterRandom random = new CounterRandom(18L);
        double mean = trials * probability;
        double variance = mean * (1 - probability);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double change = BinomialSampler.draw(random, trials, probability) - mean;
            sum += change / DRAWS;
            squares += change * change / DRAWS;
        }

        // five standard errors: false alarm rate 1e-6
        assertThat(sum).isCloseTo(0, within(5 * Math.sqrt(variance / DRAWS)));
        assertThat(squares / variance).isCloseTo(1, within(5 * Math.sqrt((2 + 1 / variance) / DRAWS)));
    }

    @Test
    void isCertain_whenTheChanceIsZeroOrOne() {
        CounterRandom random = new CounterRandom(19L);

        assertThat(BinomialSampler.draw(random, 12, 0)).isZero();
        assertThat(BinomialSampler.draw(random, 12, 1)).isEqualTo(12);
        assertThat(BinomialSampler.draw(random, 0, 0.4)).isZero();
    }

    /** Puts neighbors together until each part expects five or more. */
    private static double chiSquaredTail(int[] seen, BinomialDistribution exact) {
        double statistic = 0;
        int parts = 0;
        double expected = 0;
        double counted = 0;
        double restExpected = DRAWS;
        for (int k = 0; k < seen.length; k++) {
            expected += DRAWS * exact.probability(k);
            counted += seen[k];
            if ((expected >= 5 && restExpected - expected >= 5) || k == seen.length - 1) {
                restExpected -= expected;
                statistic += expected == 0 ? 0 : (counted - expected) * (counted - expected) / expected;
                parts++;
                expected = 0;
                counted = 0;
            }
        }
        return Gamma.regularizedGammaQ((parts - 1) / 2.0, statistic / 2);
    }
}
