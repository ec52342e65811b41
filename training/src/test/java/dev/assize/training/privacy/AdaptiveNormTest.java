package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdaptiveNormTest {
    private static final NoiseSource SOURCE = NoiseSource.seeded(new Seed(1));

    /** Norms uniform on [0, 2]: the 0.7 quantile is 1.4. */
    @Test
    void findsTheQuantile() {
        AdaptiveNorm norm = new AdaptiveNorm(10, 0.7, 400, 1);
        SplittableRandom random = new SplittableRandom(5);
        double mean = 0;
        for (int step = 0; step < 400; step++) {
            int unclipped = 0;
            for (int record = 0; record < 400; record++) {
                unclipped += 2 * random.nextDouble() <= norm.norm() ? 1 : 0;
            }
            norm.update(unclipped, 400, SOURCE, step);
            mean += step >= 200 ? norm.norm() / 200 : 0;
        }

        assertThat(mean).isCloseTo(1.4, within(0.05));
    }

    @Test
    void movesByTheDistanceOfTheNoisyPart() {
        AdaptiveNorm up = new AdaptiveNorm(1, 0.5, 1e6, 1);
        up.update(0, 1_000_000, SOURCE, 0); // all are clipped; the noise of the part has deviation 1/20
        AdaptiveNorm down = new AdaptiveNorm(1, 0.5, 1e6, 1);
        down.update(1_000_000, 1_000_000, SOURCE, 0);

        assertThat(Math.log(up.norm())).isCloseTo(0.2 * 0.5, within(0.2 * 4 / 20));
        assertThat(Math.log(down.norm())).isCloseTo(-0.2 * 0.5, within(0.2 * 4 / 20));
    }

    /** 1/z^2 = 1/z_g^2 + 1/(2 s)^2 with s = batch / 20. */
    @Test
    void sharesTheMultiplier_byHand() {
        AdaptiveNorm norm = new AdaptiveNorm(1, 0.5, 100, 1);
        double ofGradient = norm.gradientMultiplier(1.2);

        assertThat(1 / (ofGradient * ofGradient) + 1 / (10.0 * 10.0)).isCloseTo(1 / (1.2 * 1.2), within(1e-12));
        assertThat(AdaptiveNorm.fits(9.9, 100, 1)).isTrue();
        assertThat(AdaptiveNorm.fits(10, 100, 1)).isFalse();
        assertThatThrownBy(() -> norm.gradientMultiplier(10))
                .hasMessage(
                        "a noise multiplier of 10.0 leaves nothing for the clip norm with batches of 100.0 records; "
                                + "use larger batches or a fixed clip norm");
    }

    @Test
    void goesOnFromACheckpoint() {
        AdaptiveNorm norm = new AdaptiveNorm(1, 0.5, 100, 1);
        norm.set(0.25);

        assertThat(norm.norm()).isEqualTo(0.25);
    }
}
