package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccuracyDropTest {
    private static boolean[] rows(String signs) {
        boolean[] right = new boolean[signs.length()];
        for (int row = 0; row < right.length; row++) {
            right[row] = signs.charAt(row) == '+';
        }
        return right;
    }

    @Test
    void isTheDifferenceOfTheDiscordantRows_exactly() {
        Estimate drop = AccuracyDrop.of(rows("++++--++"), rows("+--++-+-"));

        // right only when clean: rows 1, 2, 7; only when damaged: row 4
        assertThat(drop.exact()).contains(Fraction.of(2, 8));
        assertThat(drop.value()).isEqualTo(0.25);
        // by hand: n = 10, center 0.2, either 0.5, standard error sqrt((0.5 - 0.04) / 10)
        double spread = 1.959963984540054 * Math.sqrt(0.046);
        assertThat(drop.interval().orElseThrow().lower()).isCloseTo(0.2 - spread, within(1e-12));
        assertThat(drop.interval().orElseThrow().upper()).isCloseTo(0.2 + spread, within(1e-12));
    }

    @Test
    void intervalIsNotEmpty_whenNothingChanged() {
        Estimate drop = AccuracyDrop.of(rows("++-+"), rows("++-+"));

        assertThat(drop.value()).isZero();
        assertThat(drop.interval().orElseThrow().lower()).isLessThan(-0.1);
        assertThat(drop.interval().orElseThrow().upper()).isGreaterThan(0.1);
    }

    @Test
    void intervalHoldsTheValue_whenEveryRowIsLost() {
        for (int n = 1; n < 200; n++) {
            Estimate drop = AccuracyDrop.of(rows("+".repeat(n)), rows("-".repeat(n)));

            assertThat(drop.interval().orElseThrow().contains(1)).isTrue();
        }
    }

    @Test
    void intervalCoversTheTrueDrop_inAboutNineteenOfTwentyTables() {
        SplittableRandom random = new SplittableRandom(20_240_501L);
        int covered = 0;
        for (int table = 0; table < 1000; table++) {
            boolean[] clean = new boolean[80];
            boolean[] damaged = new boolean[80];
            for (int row = 0; row < 80; row++) {
                clean[row] = random.nextDouble() < 0.9;
                damaged[row] = clean[row] ? random.nextDouble() < 0.9 : random.nextDouble() < 0.1;
            }
            // 0.9 * 0.1 lost, 0.1 * 0.1 won
            covered += AccuracyDrop.of(clean, damaged).interval().orElseThrow().contains(0.08) ? 1 : 0;
        }
        // 95 % of 1000, standard error 6.9; four of them below
        assertThat(covered).isBetween(922, 995);
    }
}
