package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void neverExceedsTarget_andAtMostAHairBelow() {
        SplittableRandom random = new SplittableRandom(11L);
        for (int draw = 0; draw < 5; draw++) {
            double target = 0.1 + 8 * random.nextDouble();
            double rate = Math.pow(10, -3 * random.nextDouble());
            long steps = 1 + random.nextLong(5000);

            double noise = Calibration.noiseMultiplier(target, 1e-5, rate, steps);

            assertThat(epsilon(rate, noise, steps)).isBetween(target * 0.995, target);
        }
    }

    @Test
    void findsLastStep_withinTheTarget() {
        long steps = Calibration.steps(3, 1e-5, new SampledGaussian(0.01, 1)).orElseThrow();

        assertThat(epsilon(0.01, 1, steps)).isLessThanOrEqualTo(3);
        assertThat(epsilon(0.01, 1, steps + 20)).isGreaterThan(3);
    }

    @Test
    void findsNoSteps_whenOneIsTooMany() {
        assertThat(Calibration.steps(0.1, 1e-9, new SampledGaussian(1, 0.5))).isEqualTo(OptionalLong.empty());
    }

    @Test
    void findsTheLargestBatch_thatStaysWithinTheTarget() {
        long batch = Calibration.batch(2, 1e-5, 1.1, 2000, 60_000).orElseThrow();

        assertThat(epsilon(batch / 60_000.0, 1.1, 2000)).isLessThanOrEqualTo(2);
        assertThat(epsilon((batch + 1) / 60_000.0, 1.1, 2000)).isGreaterThan(2);
        assertThat(Calibration.batch(100, 1e-5, 20, 10, 500)).hasValue(500);
        assertThat(Calibration.batch(0.1, 1e-9, 0.3, 10_000, 100)).isEmpty();
    }

    @Test
    void refusesABatch_ofNoRecords() {
        assertThatThrownBy(() -> Calibration.batch(1, 1e-5, 1, 1, 0))
                .hasMessage("there are 0 records; a batch needs at least one to be drawn from");
    }

    @Test
    void refusesTarget_thatMakesNoSense() {
        assertThatThrownBy(() -> Calibration.noiseMultiplier(0, 1e-5, 0.1, 1))
                .hasMessage("the target epsilon is 0.0; it is finite and above 0");
        assertThatThrownBy(() -> Calibration.noiseMultiplier(1, 1.5, 0.1, 1))
                .hasMessage("delta is 1.5; it is a probability above 0 and below 1");
    }

    private static double epsilon(double rate, double noise, long steps) {
        return Accounting.epsilon(List.of(new Phase(new SampledGaussian(rate, noise), steps)), 1e-5)
                .upper();
    }
}
