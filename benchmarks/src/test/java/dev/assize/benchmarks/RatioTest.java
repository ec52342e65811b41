package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void comparesRoundByRound_withoutTheTwoFarthest() {
        double[] ours = {1, 2, 3, 4, 100};
        double[] theirs = {2, 2, 2, 2, 2};

        Ratio ratio = Ratio.of(ours, theirs);
        assertThat(ratio).isEqualTo(new Ratio(1.5, 1, 2)); // 0.5 1 1.5 2 50
        assertThat(ratio).hasToString("1.50 (1.00-2.00)");
    }

    @Test
    void followsAMachineThatChanges() {
        assertThat(Ratio.of(new double[] {1, 10, 3}, new double[] {2, 20, 6})).isEqualTo(new Ratio(0.5, 0.5, 0.5));
    }

    @Test
    void keepsAll_ofFewRounds() {
        assertThat(Ratio.of(new double[] {1, 3}, new double[] {1, 1})).isEqualTo(new Ratio(2, 1, 3));
    }

    @Test
    void refusesRoundsThatDoNotMatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratio.of(new double[2], new double[3]))
                .withMessage("times of 2 and 3 rounds cannot be compared; give one of each for every round");
    }
}
