package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.core.Uncertainty;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals of extremes over groups: widest gap, smallest ratio, largest and smallest of several. */
class ExtremeIntervalTest {
    private static final Counts A = new Counts("A", 60, 100);
    private static final Counts B = new Counts("B", 45, 100);
    private static final Counts C = new Counts("C", 30, 100);

    @Test
    void isThatOfTheDifference_whenThereAreTwoGroups() {
        Interval gap = Intervals.of(new Uncertainty.OfWidestGap(List.of(B, A)), 0.95);
        Interval difference = Intervals.of(new Uncertainty.OfDifference(A, B), 0.95);

        assertThat(gap.lower()).isCloseTo(difference.lower(), within(1e-15));
        assertThat(gap.upper()).isCloseTo(difference.upper(), within(1e-15));
        assertThat(gap.method()).isEqualTo("Newcombe");
    }

    @Test
    void isThatOfTheRatio_whenThereAreTwoGroups() {
        Interval smallest = Intervals.of(new Uncertainty.OfSmallestRatio(List.of(A, C)), 0.95);
        Interval ratio = Intervals.of(new Uncertainty.OfRatio(C, A), 0.95);

        assertThat(smallest.lower()).isCloseTo(ratio.lower(), within(1e-15));
        assertThat(smallest.upper()).isCloseTo(ratio.upper(), within(1e-15));
    }

    @Test
    void sharesTheErrorOverPairs_whenThereAreThreeGroups() {
        Interval gap = Intervals.of(new Uncertainty.OfWidestGap(List.of(A, B, C)), 0.95);
        Interval widest = Intervals.of(new Uncertainty.OfDifference(A, C), 1 - 0.05 / 3);

        assertThat(gap.lower()).isCloseTo(widest.lower(), within(1e-12));
        assertThat(gap.upper()).isCloseTo(widest.upper(), within(1e-12));
        assertThat(gap.method()).isEqualTo("Newcombe, Bonferroni over 3 pairs");
        assertThat(gap.confidence()).isEqualTo(0.95);
    }

    @Test
    void staysBelowOne_whenTheRatesAreEqual() {
        Interval smallest = Intervals.of(new Uncertainty.OfSmallestRatio(List.of(A, A)), 0.95);

        assertThat(smallest.upper()).isEqualTo(1);
        assertThat(smallest.lower()).isBetween(0.7, 0.9);
    }

    @Test
    void saysNothing_whenNoGroupHasHits() {
        Interval smallest = Intervals.of(
                new Uncertainty.OfSmallestRatio(List.of(new Counts("A", 0, 9), new Counts("B", 0, 9))), 0.95);

        assertThat(smallest.lower()).isZero();
        assertThat(smallest.upper()).isEqualTo(1);
    }

    @Test
    void leavesEmptyGroupsOut() {
        Counts empty = new Counts("empty", 0, 0);

        assertThat(Intervals.of(new Uncertainty.OfWidestGap(List.of(A, empty, C)), 0.95))
                .isEqualTo(Intervals.of(new Uncertainty.OfWidestGap(List.of(A, C)), 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intervals.of(new Uncertainty.OfWidestGap(List.of(A, empty)), 0.95))
                .withMessage("groups are compared in pairs, but fewer than two of [Counts[name=A, hits=60, rows=100],"
                        + " Counts[name=empty, hits=0, rows=0]] have rows");
    }

    @Test
    void takesTheExtremeEnds_whenThereAreSeveralParts() {
        Uncertainty low = new Uncertainty.OfStandardError(0.2, 0.1, 0, 1);
        Uncertainty high = new Uncertainty.OfStandardError(0.3, 0.01, 0, 1);
        double z = Normal.twoSidedQuantile(0.975);

        Interval largest = Intervals.of(new Uncertainty.OfLargest(List.of(low, high)), 0.95);
        Interval smallest = Intervals.of(new Uncertainty.OfSmallest(List.of(low, high)), 0.95);

        assertThat(largest.lower()).isCloseTo(0.3 - 0.01 * z, within(1e-12));
        assertThat(largest.upper()).isCloseTo(0.2 + 0.1 * z, within(1e-12));
        assertThat(smallest.lower()).isCloseTo(Math.max(0, 0.2 - 0.1 * z), within(1e-12));
        assertThat(smallest.upper()).isCloseTo(0.3 + 0.01 * z, within(1e-12));
        assertThat(largest.method()).isEqualTo("Bonferroni over parts");
    }

    @Test
    void staysInTheRange_whenTheEstimateIsNormal() {
        Interval cut = Intervals.of(new Uncertainty.OfStandardError(0.95, 0.1, 0, 1), 0.95);

        assertThat(cut.upper()).isEqualTo(1);
        assertThat(cut.lower()).isCloseTo(0.95 - 0.1959963984540054, within(1e-12));
    }

    /** 2,000 draws of five equal groups of 200: true gap 0, true ratio 1. False alarm rate of each bound below 1e-6. */
    @Test
    void coversTheTrueExtremes_whenAllGroupsAreEqual() {
        SplittableRandom random = new SplittableRandom(99L);
        int gapsMissed = 0;
        int ratiosMissed = 0;
        for (int draw = 0; draw < 2_000; draw++) {
            List<Counts> groups = IntStream.range(0, 5)
                    .mapToObj(i -> new Counts("g" + i, hits(random, 200, 0.3), 200))
                    .toList();
            gapsMissed +=
                    Intervals.of(new Uncertainty.OfWidestGap(groups), 0.95).lower() > 0 ? 1 : 0;
            ratiosMissed +=
                    Intervals.of(new Uncertainty.OfSmallestRatio(groups), 0.95).upper() < 1 ? 1 : 0;
        }
        // at most 5 % expected; five standard errors of 100 of 2,000 are 49
        assertThat(gapsMissed).isBetween(20, 149);
        assertThat(ratiosMissed).isBetween(20, 149);
    }

    @Test
    void refusesAConfidenceOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intervals.of(new Uncertainty.OfRate(A), 0))
                .withMessage("confidence is 0.0, it must lie between 0 and 1");
    }

    private static long hits(SplittableRandom random, int rows, double rate) {
        return IntStream.range(0, rows).filter(i -> random.nextDouble() < rate).count();
    }
}
