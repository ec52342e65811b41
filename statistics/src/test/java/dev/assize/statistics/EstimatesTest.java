package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.core.Uncertainty;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    private static final Counts A = new Counts("A", 3, 4);
    private static final Counts B = new Counts("B", 1, 5);
    private static final Counts NONE = new Counts("none", 0, 7);
    private static final Counts EMPTY = new Counts("empty", 0, 0);

    @Test
    void isExact_whenItIsMadeOfCounts() {
        assertThat(Estimates.rate(A).orElseThrow().exact()).hasValue(Fraction.of(3, 4));
        assertThat(Estimates.ratio(B, A).orElseThrow().exact()).hasValue(Fraction.of(4, 15));
        assertThat(Estimates.difference(B, A).orElseThrow().exact()).hasValue(Fraction.of(-11, 20));
        assertThat(Estimates.widestGap(List.of(B, NONE, A)).orElseThrow().exact())
                .hasValue(Fraction.of(3, 4));
        assertThat(Estimates.smallestRatio(List.of(A, B)).orElseThrow().exact()).hasValue(Fraction.of(4, 15));
    }

    @Test
    void carriesTheIntervalAndWhatItIsMadeFrom() {
        Estimate rate = Estimates.rate(A).orElseThrow();

        assertThat(rate.interval()).hasValue(WilsonInterval.of(A, 0.95));
        assertThat(rate.uncertainty()).hasValue(new Uncertainty.OfRate(A));
    }

    @Test
    void isEmpty_whenThereIsNoValue() {
        assertThat(Estimates.rate(EMPTY)).isEmpty();
        assertThat(Estimates.ratio(A, NONE)).isEmpty();
        assertThat(Estimates.ratio(EMPTY, A)).isEmpty();
        assertThat(Estimates.difference(A, EMPTY)).isEmpty();
        assertThat(Estimates.widestGap(List.of(A, EMPTY))).isEmpty();
        assertThat(Estimates.widestGap(List.of())).isEmpty();
        assertThat(Estimates.smallestRatio(List.of(NONE, NONE))).isEmpty();
        assertThat(Estimates.smallestRatio(List.of(A))).isEmpty();
    }

    @Test
    void isZeroAndUncertain_whenOneGroupHasNoHits() {
        Estimate ratio = Estimates.smallestRatio(List.of(A, NONE)).orElseThrow();

        assertThat(ratio.value()).isZero();
        assertThat(ratio.interval().orElseThrow().upper()).isGreaterThan(0.3);
    }

    @Test
    void leavesEmptyGroupsOut() {
        assertThat(Estimates.widestGap(List.of(A, EMPTY, B))).isEqualTo(Estimates.widestGap(List.of(A, B)));
    }

    @Test
    void picksTheExtremePart() {
        Estimate small = Estimates.normal(0.1, 0.05, 0, 1);
        Estimate large = Estimates.rate(A).orElseThrow();

        assertThat(Estimates.largest(List.of(small, large)).value()).isEqualTo(0.75);
        assertThat(Estimates.largest(List.of(small, large)).exact()).hasValue(Fraction.of(3, 4));
        assertThat(Estimates.smallest(List.of(small, large)).value()).isEqualTo(0.1);
        assertThat(Estimates.smallest(List.of(small, large)).exact()).isEmpty();
    }

    @Test
    void isCutToItsRange_whenItIsNormal() {
        assertThat(Estimates.normal(0.05, 0.1, 0, 1).interval().orElseThrow().lower())
                .isZero();
        assertThat(Estimates.normal(0.05, 0.1, 0, 1).interval().orElseThrow().upper())
                .isCloseTo(0.2459963984540054, within(1e-12));
    }
}
