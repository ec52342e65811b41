package dev.assize.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Interval;
import dev.assize.core.Seed;
import dev.assize.statistics.Normal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimultaneousBoundsTest {
    private static final Seed SEED = new Seed(3L);

    /** Cells 2g and 2g + 1 hold hits and misses of group g. */
    private static final CellFunction RATES = (cells, values) -> {
        for (int group = 0; group < cells.length / 2; group++) {
            double hits = cells[2 * group];
            values.setRatio(group, hits, hits + cells[2 * group + 1]);
        }
    };

    @Test
    void isAboutNormal_whenThereIsOneValue() {
        BootstrapDraws draws =
                CellBootstrap.of(new long[] {500, 500}, SEED).withDraws(20_000).measure(1, RATES);

        Interval only =
                SimultaneousBounds.of(draws, new int[] {0}, 0.95).orElseThrow().ofLargest();

        assertThat(only.upper() - 0.5).isCloseTo(1.96 * Math.sqrt(0.25 / 1000), within(0.001));
        assertThat(only.method()).isEqualTo("bootstrap max-t");
    }

    @Test
    void isAboutSidak_whenValuesAreIndependent() {
        BootstrapDraws draws = CellBootstrap.of(new long[] {400, 600, 400, 600, 400, 600}, SEED)
                .withDraws(20_000)
                .measure(3, RATES);
        SimultaneousBounds bounds =
                SimultaneousBounds.of(draws, new int[] {0, 1, 2}, 0.95).orElseThrow();
        double z = Normal.twoSidedQuantile(Math.pow(0.95, 1 / 3.0));

        for (int group = 0; group < 3; group++) {
            double half = (bounds.intervals().get(group).upper()
                            - bounds.intervals().get(group).lower())
                    / 2;
            assertThat(half / draws.standardError(group).orElseThrow()).isCloseTo(z, within(0.06));
        }
    }

    @Test
    void costsNothing_whenValuesAreTheSame() {
        CellFunction twice = (cells, values) -> {
            values.setRatio(0, cells[0], cells[0] + cells[1]);
            values.setRatio(1, cells[0], cells[0] + cells[1]);
        };
        BootstrapDraws draws = CellBootstrap.of(new long[] {40, 60}, SEED).measure(2, twice);

        assertThat(SimultaneousBounds.of(draws, new int[] {0, 1}, 0.9)
                        .orElseThrow()
                        .ofLargest())
                .isEqualTo(SimultaneousBounds.of(draws, new int[] {0}, 0.9)
                        .orElseThrow()
                        .ofLargest());
    }

    @Test
    void takesTheExtremeEnds() {
        BootstrapDraws draws =
                CellBootstrap.of(new long[] {30, 70, 5, 5, 600, 1400}, SEED).measure(3, RATES);
        SimultaneousBounds bounds =
                SimultaneousBounds.of(draws, new int[] {0, 1, 2}, 0.9).orElseThrow();

        assertThat(bounds.ofLargest().upper())
                .isEqualTo(bounds.intervals().get(1).upper());
        assertThat(bounds.ofLargest().lower())
                .isEqualTo(bounds.intervals().get(2).lower());
        assertThat(bounds.ofSmallest().lower())
                .isEqualTo(bounds.intervals().get(1).lower());
    }

    @Test
    void doesNotExist_whenAValueHasNoInterval() {
        BootstrapDraws draws =
                CellBootstrap.of(new long[] {30, 70, 0, 10}, SEED).measure(2, RATES);

        assertThat(SimultaneousBounds.of(draws, new int[] {0, 1}, 0.9)).isEmpty();
        assertThat(SimultaneousBounds.of(draws, new int[] {0}, 0.9)).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimultaneousBounds.of(draws, new int[0], 0.9))
                .withMessage("bounds for the largest of no values cannot be; name at least one");
    }

    /** 600 samples of four equal groups of 100: the maximum of equal rates is the worst case for picking. */
    @Test
    void holdsTheTrueMaximum_whenAllGroupsAreEqual() {
        SplittableRandom random = new SplittableRandom(41L);
        int held = 0;
        for (int sample = 0; sample < 600; sample++) {
            long[] rows = new long[8];
            for (int row = 0; row < 400; row++) {
                rows[2 * (row % 4) + (random.nextDouble() < 0.3 ? 0 : 1)]++;
            }
            BootstrapDraws draws =
                    CellBootstrap.of(rows, SEED.child(sample)).withDraws(400).measure(4, RATES);
            held += SimultaneousBounds.of(draws, new int[] {0, 1, 2, 3}, 0.95)
                            .orElseThrow()
                            .ofLargest()
                            .contains(0.3)
                    ? 1
                    : 0;
        }
        // four standard errors of 95 % of 600 are 3.6 %; false alarm rate 6e-5
        assertThat(held / 600.0).isGreaterThan(0.95 - 0.036);
    }
}
