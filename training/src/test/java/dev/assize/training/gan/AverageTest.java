package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AverageTest {
    @Test
    void forgetsTheFirstParametersSoon() {
        Average average = Average.of(0.999, new double[] {8});
        average.add(() -> new double[] {0});

        assertThat(average.current().orElseThrow()[0]).isCloseTo(0.8, within(1e-15)); // by hand: 1 / 10 of 8
        average.add(() -> new double[] {11});
        assertThat(average.current().orElseThrow()[0]).isCloseTo(0.8 * 2 / 11 + 9, within(1e-14)); // 2 / 11 kept
    }

    @Test
    void keepsItsDecay_onceItIsWarm() {
        Average average = Average.of(0.5, new double[] {4, -2});
        for (int step = 0; step < 9; step++) {
            average.add(() -> new double[] {4, -2});
        }
        average.add(() -> new double[] {0, 0});

        assertThat(average.current().orElseThrow()).containsExactly(2, -1);
    }

    @Test
    void isAbsentAndAsksForNothing_withoutDecay() {
        Average none = Average.of(0, new double[] {1});
        none.add(() -> {
            throw new IllegalStateException("parameters were copied for an average that nobody wants");
        });

        assertThat(none.current()).isEmpty();
    }
}
