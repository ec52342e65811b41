package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveNoiseTest {
    /**
     * The count of clipped records has noise of a twentieth of the batch, whether one record differs or two; a smaller
     * noise would spend more than the ledger says. 4,000 draws: four standard errors of the deviation are 4.5 %.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void addsTheNoiseThatItsMultiplierStandsFor(int differing) {
        NoiseSource source = NoiseSource.seeded(new Seed(21));
        double squares = 0;
        double sum = 0;
        for (int step = 0; step < 4000; step++) {
            AdaptiveNorm norm = new AdaptiveNorm(1, 0.5, 1000, differing);
            norm.update(500, 1000, source, step); // exactly the quantile: what moves the norm is noise alone
            double part = -Math.log(norm.norm()) / 0.2;
            sum += part / 4000;
            squares += part * part / 4000;
        }

        assertThat(sum).isCloseTo(0, within(4 * 0.05 / Math.sqrt(4000)));
        assertThat(Math.sqrt(squares)).isCloseTo(0.05, within(0.05 * 0.045));
    }
}
