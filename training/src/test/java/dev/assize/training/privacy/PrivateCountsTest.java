package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource;
import org.junit.jupiter.api.Test;

class PrivateCountsTest {
    /** 1/z^2 = 1/z_g^2 + 1/(s/k)^2 with s = batch / 40. */
    @Test
    void sharesTheMultiplier_byHand() {
        double one = new PrivateCounts(400, 1).gradientMultiplier(1.2);
        double two = new PrivateCounts(400, 2).gradientMultiplier(1.2);

        assertThat(1 / (one * one) + 1 / (10.0 * 10.0)).isCloseTo(1 / (1.2 * 1.2), within(1e-12));
        assertThat(1 / (two * two) + 1 / (5.0 * 5.0)).isCloseTo(1 / (1.2 * 1.2), within(1e-12));
    }

    @Test
    void refuses_whenNothingIsLeft() {
        PrivateCounts counts = new PrivateCounts(40, 1);

        assertThat(counts.fits(0.99)).isTrue();
        assertThat(counts.fits(1)).isFalse();
        assertThat(counts.leastBatch(1)).isEqualTo(41);
        assertThat(new PrivateCounts(counts.leastBatch(2.5), 1).fits(2.5)).isTrue();
        assertThat(new PrivateCounts(counts.leastBatch(2.5) - 1, 1).fits(2.5)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.gradientMultiplier(1))
                .withMessage(
                        "a noise multiplier of 1.0 leaves nothing for counts by group with batches of 40.0 records;"
                                + " use larger batches or no gap penalty");
    }

    /** 2,000 draws of deviation 10: the mean within 4 standard errors, the variance within 4 of its own. */
    @Test
    void addsNoiseOfTheStatedDeviation() {
        PrivateCounts counts = new PrivateCounts(400, 2);
        NoiseSource source = NoiseSource.seeded(new Seed(8));
        double sum = 0;
        double squares = 0;
        for (int step = 0; step < 1_000; step++) {
            double[] noisy = {100, 7};
            counts.addNoise(noisy, source, step);
            sum += noisy[0] - 100 + noisy[1] - 7;
            squares += Math.pow(noisy[0] - 100, 2) + Math.pow(noisy[1] - 7, 2);
        }

        assertThat(counts.deviation()).isEqualTo(10);
        assertThat(sum / 2_000).isCloseTo(0, within(4 * 10 / Math.sqrt(2_000)));
        assertThat(squares / 2_000).isCloseTo(100, within(4 * 100 * Math.sqrt(2.0 / 2_000)));
    }

    @Test
    void drawsAnewInEachStep() {
        PrivateCounts counts = new PrivateCounts(400, 1);
        NoiseSource source = NoiseSource.seeded(new Seed(8));
        double[] first = {0};
        double[] again = {0};
        double[] second = {0};
        counts.addNoise(first, source, 1);
        counts.addNoise(again, source, 1);
        counts.addNoise(second, source, 2);

        assertThat(again).containsExactly(first);
        assertThat(second[0]).isNotEqualTo(first[0]);
    }
}
