package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Newcombe's method 10 against table II of Statistics in Medicine 17, 1998, 873-890. */
class DifferenceIntervalTest {
    private static final double PRINTED = 5.1e-5;

    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void hasThePublishedEnds(long a, long n, long b, long m, double lower, double upper) {
        Interval interval = NewcombeInterval.of(new Counts("A", a, n), new Counts("B", b, m), 0.95);

        assertThat(interval.lower()).isCloseTo(lower, within(PRINTED));
        assertThat(interval.upper()).isCloseTo(upper, within(PRINTED));
        assertThat(interval.method()).isEqualTo("Newcombe");
    }

    @Test
    void isMirrored_whenTheSidesSwap() {
        Counts a = new Counts("A", 5, 56);
        Counts b = new Counts("B", 11, 29);
        Interval forward = NewcombeInterval.of(a, b, 0.8);
        Interval backward = NewcombeInterval.of(b, a, 0.8);

        assertThat(forward.lower()).isCloseTo(-backward.upper(), within(1e-15));
        assertThat(forward.upper()).isCloseTo(-backward.lower(), within(1e-15));
    }

    @Test
    void knowsNothing_whenASideHasNoRows() {
        Interval interval = NewcombeInterval.of(new Counts("A", 5, 56), new Counts("B", 0, 0), 0.95);

        assertThat(interval).isEqualTo(new Interval(-1, 1, 0.95, "Newcombe"));
    }
}
