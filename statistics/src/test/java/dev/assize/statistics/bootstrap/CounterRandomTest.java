package dev.assize.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments within five standard errors of 100,000 draws: false alarm rate 1e-6 each. */
class CounterRandomTest {
    private static final int DRAWS = 100_000;

    @Test
    void isUniform() {
        double[] moments = moments(CounterRandom::nextUniform);

        assertThat(moments[0]).isCloseTo(0.5, within(5 * Math.sqrt(1 / 12.0 / DRAWS)));
        assertThat(moments[1]).isCloseTo(1 / 12.0, within(5 * Math.sqrt(1 / 180.0 / DRAWS)));
    }

    @Test
    void isNormal() {
        double[] moments = moments(CounterRandom::nextNormal);

        assertThat(moments[0]).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
        assertThat(moments[1]).isCloseTo(1, within(5 * Math.sqrt(2.0 / DRAWS)));
        assertThat(moments[2]).isCloseTo(0, within(5 * Math.sqrt(15.0 / DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.5, 40})
    void isGamma(double shape) {
        double[] moments = moments(random -> random.nextGamma(shape));
        double fourth = 3 * shape * shape + 6 * shape;

        assertThat(moments[0]).isCloseTo(shape, within(5 * Math.sqrt(shape / DRAWS)));
        assertThat(moments[1]).isCloseTo(shape, within(5 * Math.sqrt((fourth - shape * shape) / DRAWS)));
        assertThat(moments[2] / Math.pow(shape, 1.5)).isCloseTo(2 / Math.sqrt(shape), within(0.35 / shape + 0.1));
    }

    @Test
    void startsAStreamAgain_whateverWasDrawnBefore() {
        CounterRandom random = new CounterRandom(5L);
        random.startDraw(3);
        double first = random.nextUniform();
        random.nextGamma(0.2);
        random.startDraw(4);
        double other = random.nextUniform();
        random.startDraw(3);

        assertThat(random.nextUniform()).isEqualTo(first).isNotEqualTo(other);
    }

    /** Mean, variance and third central moment. */
    private static double[] moments(ToDoubleFunction<CounterRandom> source) {
        CounterRandom random = new CounterRandom(6L);
        double[] drawn = new double[DRAWS];
        double mean = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            random.startDraw(draw);
            drawn[draw] = source.applyAsDouble(random);
            mean += drawn[draw] / DRAWS;
        }
        double squares = 0;
        double cubes = 0;
        for (double value : drawn) {
            squares += (value - mean) * (value - mean) / DRAWS;
            cubes += Math.pow(value - mean, 3) / DRAWS;
        }
        return new double[] {mean, squares, cubes};
    }
}
