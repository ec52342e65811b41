package dev.assize.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource.Purpose;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoisePurposeTest {
    /**
     * The same bits for two purposes would let one be read off the other, for example who was sampled off a noisy
     * count.
     */
    @Test
    void neverUsesTheSameBitsTwice_whateverTheyAreFor() {
        NoiseSource source = NoiseSource.seeded(new Seed(9));
        Set<Long> seen = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            for (long step : new long[] {0, 1, 255, 256, (1L << 56) - 1}) {
                for (int part : new int[] {0, 1, 2, Integer.MAX_VALUE}) {
                    Keystream bits = source.stream(purpose, step, part);
                    for (int word = 0; word < 8; word++) {
                        assertThat(seen.add(bits.next()))
                                .as("%s, step %d, part %d, word %d", purpose, step, part, word)
                                .isTrue();
                    }
                }
            }
        }
    }
}
