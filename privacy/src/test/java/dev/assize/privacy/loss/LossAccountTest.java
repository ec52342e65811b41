package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.privacy.accounting.GaussianComposition;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lattice where the truth is known, and where it is hard. */
class LossAccountTest {
    private static final double EXACT = 1e-12; // of the formula for the Gaussian

    @Test
    void bracketsTheExactGaussian_fromTwoStepsToAMillion() {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        for (int draw = 0; draw < 16; draw++) {
            long steps = draw == 0 ? 1_000_000 : 2 + (long) Math.pow(10, 5.9 * random.nextDouble());
            double noise = (0.3 + 10 * random.nextDouble()) * Math.sqrt(steps);
            double delta = Math.pow(10, -3 - 9 * random.nextDouble());

            double[] bracket =
                    account(new SampledGaussianPair(1, noise).removal(), steps).epsilon(delta);

            double exact = GaussianComposition.epsilon(noise / Math.sqrt(steps), delta);
            assertThat(bracket[0]).isLessThanOrEqualTo(exact * (1 + EXACT));
            assertThat(bracket[1]).isGreaterThanOrEqualTo(exact * (1 - EXACT));
            assertThat(bracket[1] - bracket[0]).isLessThanOrEqualTo(Math.max(0.005 * bracket[1], 2e-5));
        }
    }

    @Test
    void bracketsTheExactDeltaOfTheGaussian() {
        for (long steps : new long[] {1, 10, 10_000, 1_000_000}) {
            double[] bracket = account(new SampledGaussianPair(1, 2 * Math.sqrt(steps)).removal(), steps)
                    .delta(2);

            double exact = GaussianComposition.delta(2, 2);
            assertThat(bracket[0]).isLessThanOrEqualTo(exact * (1 + EXACT)).isGreaterThan(0.998 * exact);
            assertThat(bracket[1]).isGreaterThanOrEqualTo(exact * (1 - EXACT)).isLessThan(1.002 * exact);
        }
    }

    @Test
    void bracketsTheExactSum_ofRandomizedResponses() {
        for (long steps : new long[] {2, 500, 30_000, 1_000_000}) {
            double gap = 0.3 / Math.sqrt(steps);
            double[] bracket =
                    account(new ResponsePair(0.5 + gap, 0.5 - gap), steps).epsilon(1e-6);

            double exact = new ResponseSum(0.5 + gap, 0, 0.5 - gap, steps).epsilon(1e-6);
            assertThat(bracket[0]).isLessThanOrEqualTo(exact * (1 + 1e-8));
            assertThat(bracket[1]).isGreaterThanOrEqualTo(exact * (1 - 1e-8));
        }
    }

    /** Delta comes from one large loss among tiny ones, or lies near the rounding; all were too wide or wrong once. */
    @ParameterizedTest(name = "q {0}, s {1}, T {2}, delta {3}")
    @CsvSource({
        "0.0006294, 1.220, 1705, 4.59e-12",
        "0.00006946, 0.5585, 11879, 3.98e-11",
        "0.000001220, 0.6595, 100000, 2.5e-6",
        "0.000002374, 0.9155, 2677, 2.87e-10",
        "0.01087, 0.3518, 824673, 5.04e-9",
        "0.0001, 0.3, 50000, 1e-9"
    })
    void keepsTheBracketNarrow_whereItIsHard(double rate, double noise, long steps, double delta) {
        LossPair pair = new SampledGaussian(rate, noise).losses().dominating().get(0);

        double[] bracket = account(pair, steps).epsilon(delta);

        assertThat(bracket[0]).isFinite().isLessThanOrEqualTo(bracket[1]);
        assertThat(bracket[1] - bracket[0]).isLessThanOrEqualTo(Math.max(0.005 * bracket[1], 2e-5));
    }

    @Test
    void stopsEarly_whenTheOtherDirectionIsLarger() {
        LossPair pair = new SampledGaussian(0.01, 1).losses().dominating().get(1);

        double[] bracket = account(pair, 1000).epsilon(1e-5, 50);

        assertThat(bracket[0]).isZero();
        assertThat(bracket[1]).isBetween(account(pair, 1000).epsilon(1e-5)[0], 50.0);
    }

    private static LossAccount account(LossPair pair, long steps) {
        return new LossAccount(List.of(new LossUse(pair, steps)));
    }
}
