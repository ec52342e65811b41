package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class RatioIntervalTest {
    @Test
    void isKatz_whenAllCountsAreLarge() {
        Counts a = new Counts("A", 40, 100);
        Counts b = new Counts("B", 50, 80);
        double spread = 1.959963984540054 * Math.sqrt(1 / 40.0 - 1 / 100.0 + 1 / 50.0 - 1 / 80.0); // by hand

        Interval interval = RatioInterval.of(a, b, 0.95);

        assertThat(interval.lower()).isCloseTo(0.64 * Math.exp(-spread), within(1e-14));
        assertThat(interval.upper()).isCloseTo(0.64 * Math.exp(spread), within(1e-14));
        assertThat(interval.method()).isEqualTo("Katz log");
        assertThat(interval).isEqualTo(KatzInterval.of(a, b, 0.95));
    }

    @Test
    void isMover_whenACountIsSmall() {
        assertThat(RatioInterval.of(new Counts("A", 9, 100), new Counts("B", 50, 80), 0.95)
                        .method())
                .isEqualTo("MOVER-R");
        assertThat(RatioInterval.of(new Counts("A", 40, 100), new Counts("B", 71, 80), 0.95)
                        .method())
                .isEqualTo("MOVER-R");
        assertThat(RatioInterval.of(new Counts("A", 10, 100), new Counts("B", 70, 80), 0.95)
                        .method())
                .isEqualTo("Katz log");
    }

    @Test
    void moverEndsSolveTheirDefinition() {
        SplittableRandom random = new SplittableRandom(1L);
        for (int draw = 0; draw < 300; draw++) {
            Counts a = counts(random, 0);
            Counts b = counts(random, 1);
            double p = a.rate().toDouble();
            double q = b.rate().toDouble();
            Interval first = WilsonInterval.of(a, 0.95);
            Interval second = WilsonInterval.of(b, 0.95);

            Interval ratio = MoverRatioInterval.of(a, b, 0.95);

            double low = ratio.lower(); // p - r·q is 0 at one end of its own interval (Zou and Donner, 2008)
            assertThat(p - low * q).isCloseTo(Math.hypot(p - first.lower(), low * (second.upper() - q)), within(1e-9));
            double high = ratio.upper();
            assertThat((high * q - p) / high)
                    .isCloseTo(Math.hypot(first.upper() - p, high * (q - second.lower())) / high, within(1e-9));
        }
    }

    @Test
    void startsAtZero_whenTheNumeratorHasNoHits() {
        Interval interval = RatioInterval.of(new Counts("A", 0, 30), new Counts("B", 12, 40), 0.95);
        double u = WilsonInterval.of(new Counts("A", 0, 30), 0.95).upper();
        double m = WilsonInterval.of(new Counts("B", 12, 40), 0.95).lower();

        assertThat(interval.lower()).isZero();
        assertThat(interval.upper()).isCloseTo(u / Math.sqrt(m * (0.6 - m)), within(1e-12));
    }

    @Test
    void isNotCertain_whenEverybodyWasHit() {
        Interval interval = RatioInterval.of(new Counts("A", 30, 30), new Counts("B", 40, 40), 0.95);

        assertThat(interval.lower())
                .isCloseTo(WilsonInterval.of(new Counts("A", 30, 30), 0.95).lower(), within(1e-12));
        assertThat(interval.upper())
                .isCloseTo(1 / WilsonInterval.of(new Counts("B", 40, 40), 0.95).lower(), within(1e-12));
    }

    @Test
    void changesLittle_whenOneOfManyHitsIsLost() {
        Counts all = new Counts("B", 1000, 1000);
        Interval edge = RatioInterval.of(new Counts("A", 1000, 1000), all, 0.95);
        Interval next = RatioInterval.of(new Counts("A", 999, 1000), all, 0.95);

        assertThat(next.lower()).isCloseTo(edge.lower(), within(0.003));
        assertThat(next.upper()).isCloseTo(edge.upper(), within(0.003));
    }

    @Test
    void isNearKatz_whenItTakesOver() {
        Counts a = new Counts("A", 50, 500);
        Counts b = new Counts("B", 40, 500);

        Interval mover = MoverRatioInterval.of(a, b, 0.95);
        Interval katz = KatzInterval.of(a, b, 0.95);

        assertThat(mover.lower()).isCloseTo(katz.lower(), within(0.01));
        assertThat(mover.upper()).isCloseTo(katz.upper(), within(0.02));
    }

    @Test
    void nestsAndHoldsTheValue_forEveryConfidence() {
        SplittableRandom random = new SplittableRandom(2L);
        for (int draw = 0; draw < 200; draw++) {
            Counts a = counts(random, 0);
            Counts b = counts(random, 1);
            Interval narrow = RatioInterval.of(a, b, 0.5);
            Interval wide = RatioInterval.of(a, b, 0.99);

            assertThat(narrow.contains(a.rate().dividedBy(b.rate()).toDouble())).isTrue();
            assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
            assertThat(wide.upper()).isGreaterThan(narrow.upper());
        }
    }

    /** Exact enumeration of all outcomes of 20 and 60 rows. */
    @Test
    void coversAtLeastNinetyTwoPercent_forRatesFromFiveToNinetyFivePercent() {
        double least = 1;
        double sum = 0;
        Interval[][] intervals = intervals(20, 60);
        for (int i = 1; i <= 19; i += 2) {
            for (int j = 3; j <= 19; j += 2) {
                double coverage = coverage(intervals, i / 20.0, j / 20.0);
                least = Math.min(least, coverage);
                sum += coverage / 90;
            }
        }
        assertThat(least).isGreaterThan(0.92);
        assertThat(sum).isBetween(0.945, 0.96);
    }

    @Test
    void refusesARatioWithoutValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatioInterval.of(new Counts("A", 1, 2), new Counts("B", 0, 2), 0.95))
                .withMessage(
                        "the ratio of Counts[name=A, hits=1, rows=2] to Counts[name=B, hits=0, rows=2] has no value,"
                                + " so it has no interval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KatzInterval.of(new Counts("A", 0, 2), new Counts("B", 1, 2), 0.95))
                .withMessage(
                        "the Katz interval of Counts[name=A, hits=0, rows=2] to Counts[name=B, hits=1, rows=2] has no"
                                + " value; both sides need hits, otherwise use RatioInterval");
    }

    private static Interval[][] intervals(int n, int m) {
        Interval[][] intervals = new Interval[n + 1][m + 1];
        for (int a = 0; a <= n; a++) {
            for (int b = 1; b <= m; b++) {
                intervals[a][b] = RatioInterval.of(new Counts("A", a, n), new Counts("B", b, m), 0.95);
            }
        }
        return intervals;
    }

    private static double coverage(Interval[][] intervals, double p, double q) {
        var first = new BinomialDistribution(null, intervals.length - 1, p);
        var second = new BinomialDistribution(null, intervals[0].length - 1, q);
        double covered = 0;
        for (int a = 0; a < intervals.length; a++) {
            for (int b = 1; b < intervals[a].length; b++) {
                covered += intervals[a][b].contains(p / q) ? first.probability(a) * second.probability(b) : 0;
            }
        }
        return covered / (1 - second.probability(0));
    }

    private static Counts counts(SplittableRandom random, int least) {
        long rows = random.nextLong(2, 200);
        return new Counts("drawn", random.nextLong(least, rows + 1), rows);
    }
}
