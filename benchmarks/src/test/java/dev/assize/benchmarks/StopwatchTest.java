package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    @Test
    void runsTheWorkAsOftenAsStated() {
        AtomicInteger runs = new AtomicInteger();

        assertThat(new Stopwatch(5, 0).medianMillis(runs::incrementAndGet)).isNotNegative();
        assertThat(runs).hasValue(10); // five to warm up, five timed
    }

    @Test
    void takesTheMiddle() {
        assertThat(Stopwatch.median(new double[] {9, 1, 4})).isEqualTo(4);
        assertThat(Stopwatch.median(new double[] {9, 1, 4, 5})).isEqualTo(4.5);
        assertThat(Stopwatch.median(new double[] {7})).isEqualTo(7);
    }

    @Test
    void refusesToMeasureNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stopwatch(0, 1))
                .withMessage("a stopwatch for 0 runs after 1.0 ms cannot measure; give at least one run and a "
                        + "warm-up of 0 ms or more");
    }
}
