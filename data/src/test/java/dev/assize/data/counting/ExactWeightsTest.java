package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.WeightSum;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactWeightsTest {
    @Test
    void isTheExactSumRoundedOnce() {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        for (int draw = 0; draw < 200; draw++) {
            long[] sums = new long[ExactWeights.SUMS];
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (int row = 0; row < 50; row++) {
                double weight = random.nextDouble() * Math.pow(10, random.nextInt(-7, 10));
                ExactWeights.add(sums, 0, weight);
                exact = exact.add(new BigDecimal(weight));
                squares = squares.add(new BigDecimal(weight * weight));
            }
            WeightSum sum = ExactWeights.sum(sums, 0);

            assertThat(sum.sum()).isEqualTo(exact.doubleValue());
            assertThat(sum.squares()).isEqualTo(squares.doubleValue());
        }
    }

    @Test
    void doesNotDependOnTheOrder_whereAddingDoublesDoes() {
        double[] weights = {1e9, 1e-9, 0.1, 0.2, 0.3, 1e9, 3.3e-5};
        long[] forth = new long[ExactWeights.SUMS];
        long[] back = new long[ExactWeights.SUMS];
        double naiveForth = 0;
        double naiveBack = 0;
        for (int i = 0; i < weights.length; i++) {
            ExactWeights.add(forth, 0, weights[i]);
            ExactWeights.add(back, 0, weights[weights.length - 1 - i]);
            naiveForth += weights[i];
            naiveBack += weights[weights.length - 1 - i];
        }

        assertThat(naiveForth).isNotEqualTo(naiveBack);
        assertThat(ExactWeights.sum(forth, 0)).isEqualTo(ExactWeights.sum(back, 0));
    }

    @Test
    void takesTheSameDigits_whetherWeightsAreWholeOrNot() {
        long[] whole = new long[ExactWeights.SUMS];
        long[] parts = new long[ExactWeights.SUMS];
        ExactWeights.add(whole, 0, 40_000);
        for (int i = 0; i < 80_000; i++) {
            ExactWeights.add(parts, 0, 0.5);
        }

        assertThat(ExactWeights.sum(whole, 0)).isEqualTo(new WeightSum(40_000, 1.6e9));
        assertThat(ExactWeights.sum(parts, 0)).isEqualTo(new WeightSum(40_000, 20_000));
    }

    @Test
    void dropsWhatIsBelowTheLastDigit() {
        long[] sums = new long[ExactWeights.SUMS];
        ExactWeights.add(sums, 0, 0x1p-91);
        ExactWeights.add(sums, 0, 0x1p-90);

        assertThat(ExactWeights.sum(sums, 0)).isEqualTo(new WeightSum(0x1p-90, 0));
    }
}
