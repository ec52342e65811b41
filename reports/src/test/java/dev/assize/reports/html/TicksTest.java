package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void writesLongNumbersWithAnExponent() {
        assertThat(Ticks.label(999_999)).isEqualTo("999999");
        assertThat(Ticks.label(4e8)).isEqualTo("4e8");
        assertThat(Ticks.label(-1.25e7)).isEqualTo("−1.25e7");
        assertThat(Ticks.label(0.25)).isEqualTo("0.25");
    }

    @Test
    void coversARangeWithRoundNumbers() {
        assertThat(Ticks.covering(0.1, 9.5).values()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
        assertThat(Ticks.covering(3, 3).values()).as("a range of one number").hasSizeGreaterThan(1);
    }
}
