package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class PointGateTest {
    /** Of two groups of two rows at 1/2: only equal counts are within four fifths, 1/16 + 4/16 + 1/16. */
    @Test
    void isTheShareOfUnequalCounts_byHand() {
        assertThat(PointGate.failsWhenEqual(2, 2, 0.5)).isCloseTo(1 - 6.0 / 16, within(1e-14));
    }

    @Test
    void agreesWithAllPairs_forTwoGroups() {
        BinomialDistribution hits = new BinomialDistribution(null, 60, 0.4);
        double fails = 0;
        for (int a = 0; a <= 60; a++) {
            for (int b = 0; b <= 60; b++) {
                boolean broken = 5 * Math.min(a, b) < 4 * Math.max(a, b);
                fails += broken ? hits.probability(a) * hits.probability(b) : 0;
            }
        }
        assertThat(PointGate.failsWhenEqual(2, 60, 0.4)).isCloseTo(fails, within(1e-12));
    }

    /** The figure that started this project: 97 % of fair models fail. */
    @Test
    void failsAlmostEveryFairModel_whenThereAreFourteenGroupsOf200() {
        assertThat(PointGate.failsWhenEqual(14, 200, 0.3)).isBetween(0.97, 0.975);
    }
}
