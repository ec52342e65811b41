package dev.assize.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource.Purpose;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseMechanismTest {
    private static final int DRAWS = 400_000;

    @Test
    void gaussianHasTheDeviationOfMultiplierTimesSensitivity() {
        NoiseMechanism noise = NoiseMechanism.gaussian(0.5, 3);

        assertThat(noise.sensitivity()).isEqualTo(0.5);
        assertThat(noise.deviation()).isEqualTo(1.5);
        assertThat(noise.grid()).isEqualTo(0x1p-8); // 1.5 has exponent 0
        assertThat(noise.name()).isEqualTo("Gaussian, rounded to a grid");
        assertThat(deviationOf(noise, 0.3)).isCloseTo(1.5, within(3.9 * 1.5 / Math.sqrt(2.0 * DRAWS)));
    }

    @Test
    void gaussianGivesOnlyNumbersOfTheGrid_whateverTheSumIs() {
        NoiseMechanism noise = NoiseMechanism.gaussian(1, 1.1);
        SplittableRandom random = new SplittableRandom(20_261_123L);
        double[] drawn = new double[1];
        Keystream bits = NoiseSource.seeded(new Seed(1)).stream(Purpose.NOISE, 0, 0);
        for (int i = 0; i < 1000; i++) {
            noise.draw(bits, drawn, 0, 1);
            double result = noise.add(random.nextDouble(-5, 5), drawn[0]);
            assertThat(Math.rint(result / noise.grid()) * noise.grid()).isEqualTo(result);
            assertThat((double) (float) result).isEqualTo(result);
        }
    }

    /** A sum of a million deviations, far from the grid: the rest of its last digits meets the whole noise. */
    @Test
    void sizeOfTheSumTakesNoDigitsFromTheNoise() {
        NoiseMechanism noise = NoiseMechanism.gaussian(1, 1.1);
        double[] drawn = new double[1];
        Keystream bits = NoiseSource.seeded(new Seed(3)).stream(Purpose.NOISE, 0, 0);
        double large = 1_000_000 + noise.grid() / 4;
        for (int i = 0; i < 1000; i++) {
            noise.draw(bits, drawn, 0, 1);
            double small = noise.add(noise.grid() / 4, drawn[0]);
            assertThat(noise.add(large, drawn[0])).isEqualTo(1_000_000 + small);
        }
        double tie = Math.nextDown(0.25); // a quarter of a grid and not quite a quarter round down
        assertThat(noise.add(1_000_000 + noise.grid() / 4, tie)).isEqualTo(1_000_000.0);
    }

    @Test
    void saysWhenItRounds() {
        assertThat(NoiseMechanism.gaussian(1, 1).roundsAfterwards()).isTrue();
        assertThat(NoiseMechanism.discrete(1, 1, 10).roundsAfterwards()).isFalse();
    }

    /** The grid must not depend on the sum, else its lowest bits would tell. */
    @Test
    void gridDependsOnTheDeviationAlone() {
        for (double deviation = 1e-6; deviation < 1e6; deviation *= 1.7) {
            double grid = NoiseMechanism.gaussian(deviation, 1).grid();
            assertThat(grid).isLessThanOrEqualTo(deviation / 256).isGreaterThan(deviation / 512);
            assertThat(Math.scalb(1.0, Math.getExponent(grid))).isEqualTo(grid);
        }
    }

    @Test
    void discreteCountsTheRoundingIntoTheSensitivity() {
        NoiseMechanism noise = NoiseMechanism.discrete(1, 2, 10_000);

        double grid = noise.deviation() / 4096;
        assertThat(noise.sensitivity()).isCloseTo(1 + grid * 100, within(1e-12)); // C + grid sqrt(d)
        assertThat(noise.deviation()).isCloseTo(2 * noise.sensitivity(), within(1e-12));
        assertThat(noise.grid()).isEqualTo(grid);
        assertThat(noise.name()).isEqualTo("discrete Gaussian");
        assertThat(deviationOf(noise, 0.123)).isCloseTo(noise.deviation(), within(3.9 / Math.sqrt(DRAWS)));
    }

    @Test
    void discreteAddsWholeMultiplesOfTheGridToTheRoundedSum() {
        NoiseMechanism noise = NoiseMechanism.discrete(1, 1, 4);

        assertThat(noise.add(0, 5)).isEqualTo(5 * noise.grid());
        assertThat(noise.add(2.4 * noise.grid(), -7)).isEqualTo(-5 * noise.grid());
        assertThat(noise.add(2.6 * noise.grid(), -7)).isEqualTo(-4 * noise.grid());
    }

    @Test
    void refusesWhatMakesNoMechanism() {
        assertThatThrownBy(() -> NoiseMechanism.gaussian(0, 1))
                .hasMessage("noise for a sensitivity of 0.0 with the multiplier 1.0 cannot be made; both are above 0 "
                        + "and finite");
        assertThatThrownBy(() -> NoiseMechanism.gaussian(1, Double.NaN)).hasMessageContaining("the multiplier NaN");
        assertThatThrownBy(() -> NoiseMechanism.discrete(1, 1, 4_194_304))
                .hasMessage("rounding 4194304 numbers would take 0.5 of the sensitivity at a noise multiplier of 1.0; "
                        + "use Gaussian noise, a smaller network or a smaller noise multiplier");
    }

    private static double deviationOf(NoiseMechanism noise, double sum) {
        double[] drawn = new double[DRAWS];
        Keystream bits = NoiseSource.seeded(new Seed(2)).stream(Purpose.NOISE, 0, 0);
        noise.draw(bits, drawn, 0, DRAWS / 2);
        noise.draw(bits, drawn, DRAWS / 2, DRAWS);
        double squares = 0;
        for (double number : drawn) {
            double moved = noise.add(sum, number) - sum;
            squares += moved * moved;
        }
        return Math.sqrt(squares / DRAWS);
    }
}
