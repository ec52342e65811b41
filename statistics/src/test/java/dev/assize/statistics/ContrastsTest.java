package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastsTest {
    private static final Estimate RATE = Estimates.rate(new Counts("a", 3, 4)).orElseThrow();
    private static final Estimate OTHER = Estimates.rate(new Counts("b", 1, 5)).orElseThrow();
    private static final Estimate ROUGH = Estimates.normal(0.5, 0.03, 0, 1);
    private static final Estimate ROUGHER = Estimates.normal(0.4, 0.04, 0, 1);

    @Test
    void keepsCountsExact_whenBothAreRates() {
        assertThat(Contrasts.difference(RATE, OTHER).interval().orElseThrow().method())
                .isEqualTo("Newcombe");
        assertThat(Contrasts.ratio(RATE, OTHER).orElseThrow().exact().orElseThrow())
                .hasToString("15/4");
        assertThat(Contrasts.widestGap(List.of(OTHER, RATE))
                        .orElseThrow()
                        .exact()
                        .orElseThrow())
                .hasToString("11/20");
        assertThat(Contrasts.smallestRatio(List.of(RATE, OTHER)).orElseThrow().value())
                .isEqualTo(4 / 15.0);
    }

    @Test
    void combinesStandardErrors_whenTheyAreNot() {
        Estimate difference = Contrasts.difference(ROUGH, ROUGHER);
        Estimate ratio = Contrasts.ratio(ROUGH, ROUGHER).orElseThrow();

        assertThat(difference.value()).isCloseTo(0.1, within(1e-15));
        assertThat(half(difference)).isCloseTo(1.959963984540054 * 0.05, within(1e-12));
        assertThat(ratio.value()).isCloseTo(1.25, within(1e-15));
        assertThat(half(ratio)).isCloseTo(1.959963984540054 * Math.hypot(0.03, 1.25 * 0.04) / 0.4, within(1e-12));
    }

    @Test
    void mixesRatesAndOthers() {
        Estimate gap = Contrasts.widestGap(List.of(RATE, ROUGH, ROUGHER)).orElseThrow();

        assertThat(gap.value()).isCloseTo(0.35, within(1e-15));
        assertThat(gap.interval().orElseThrow().contains(0.35)).isTrue();
        assertThat(Contrasts.smallestRatio(List.of(RATE, ROUGHER)).orElseThrow().value())
                .isCloseTo(0.4 / 0.75, within(1e-15));
    }

    @Test
    void takesTheSign_fromDifferences() {
        assertThat(Contrasts.size(Contrasts.difference(OTHER, RATE)).exact().orElseThrow())
                .hasToString("11/20");
        Estimate size = Contrasts.size(Contrasts.difference(ROUGHER, ROUGH));
        assertThat(size.value()).isCloseTo(0.1, within(1e-15));
        assertThat(size.interval().orElseThrow().lower()).isGreaterThanOrEqualTo(0);
        assertThat(Contrasts.size(Estimate.certain(-2)).value()).isEqualTo(2);
    }

    @Test
    void hasNoInterval_whenAPartHasNone() {
        assertThat(Contrasts.difference(ROUGH, Estimate.certain(0.1)).interval())
                .isEmpty();
        assertThat(Contrasts.ratio(ROUGH, Estimate.certain(0))).isEmpty();
        assertThat(Contrasts.widestGap(List.of(ROUGH))).isEmpty();
        assertThat(Estimates.mean(List.of(ROUGH, Estimate.certain(0.1))).interval())
                .isEmpty();
    }

    @Test
    void averagesEnds_whenItIsAMean() {
        Estimate mean = Estimates.mean(List.of(ROUGH, ROUGHER));

        assertThat(mean.value()).isCloseTo(0.45, within(1e-15));
        assertThat(half(mean)).isCloseTo(2.241402727604945 * 0.035, within(1e-9)); // z at 97.5 %, two-sided
    }

    private static double half(Estimate estimate) {
        var interval = estimate.interval().orElseThrow();
        return (interval.upper() - interval.lower()) / 2;
    }
}
