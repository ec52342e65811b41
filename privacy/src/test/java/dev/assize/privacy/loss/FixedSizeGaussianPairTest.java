package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.accounting.RdpAccountant;
import dev.assize.privacy.mechanism.FixedSizeGaussian;
import dev.assize.privacy.mechanism.GaussianMechanism;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Neighbors;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.ReplacedSampledGaussian;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedSizeGaussianPairTest {
    private static final int CELLS = 200_000;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Advanced joint convexity: {@code delta'(log(1 + g (e^l - 1))) = g delta(l)}. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 2})
    void amplifiesDeltaOfOneUse_asTheTheoremSays(double plain) {
        double rate = 0.15;
        double noise = 0.8;
        double amplified = Math.log1p(rate * Math.expm1(plain));

        double[] delta = new LossOnce(new FixedSizeGaussianPair(rate, noise)).delta(amplified);

        double expected = rate * gaussianDelta(noise, plain);
        assertThat(delta[0]).isCloseTo(expected, withinPercentage(1e-8));
        assertThat(delta[1]).isCloseTo(expected, withinPercentage(1e-8));
    }

    /** {@code D(x) of P against Q = 1 - x + x D(1/x) of Q against P}, and replacing a record is symmetric. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 1.1})
    void isAlikeInBothDirections(double loss) {
        FixedSizeGaussianPair pair = new FixedSizeGaussianPair(0.3, 0.9);

        double above = divergence(pair, loss);
        double below = divergence(pair, -loss);

        assertThat(below).isCloseTo(1 - Math.exp(-loss) + Math.exp(-loss) * above, within(1e-12));
    }

    @Test
    void keepsTheRestAtZero() {
        double rate = 0.2;
        FixedSizeGaussianPair pair = new FixedSizeGaussianPair(rate, 1.5);
        double[] before = new double[LossPair.TAILS];
        double[] after = new double[LossPair.TAILS];

        pair.tails(-1e-12, before);
        pair.tails(0, after);

        double distance = 2 * NORMAL.cumulativeProbability(1 / (2 * 1.5)) - 1;
        assertThat(after[0] - before[0]).isCloseTo((1 - rate) * distance, within(1e-10));
        assertThat(after[2] - before[2]).isCloseTo((1 - rate) * distance, within(1e-10));
        assertThat(pair.jumps()).containsExactly(0);
    }

    @Test
    void isTheGaussianMechanism_whenTheBatchIsEverything() {
        EpsilonBracket all = account(new FixedSizeGaussian(1, 3), 40, 1e-6);
        EpsilonBracket plain =
                Accounting.epsilon(List.of(new Phase(new GaussianMechanism(3, Neighbors.REPLACE_ONE), 40)), 1e-6);

        assertThat(all.upper()).isCloseTo(plain.upper(), withinPercentage(0.1));
        assertThat(all.lower()).isLessThanOrEqualTo(plain.upper());
        assertThat(all.upper()).isGreaterThanOrEqualTo(plain.lower());
        assertThat(new FixedSizeGaussianPair(1, 3).jumps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.004, 1, 1000, 1e-5",
        "0.01, 0.5, 10000, 1e-5",
        "0.001, 2, 100000, 1e-6",
        "0.05, 4, 500, 1e-9",
        "0.3, 1, 3, 1e-4",
        "0.0001, 0.4, 20000, 1e-8"
    })
    void isFarBelowRenyiDivergences_andAboveWhatNeighborsAttain(double rate, double noise, long steps, double delta) {
        FixedSizeGaussian mechanism = new FixedSizeGaussian(rate, noise);

        EpsilonBracket bracket = account(mechanism, steps, delta);
        double moments = new RdpAccountant()
                .epsilon(List.of(new Phase(mechanism, steps)), delta)
                .upper();
        // two records that pull in opposite directions while all others are 0
        EpsilonBracket opposite = account(new ReplacedSampledGaussian(rate, 2 * noise), steps, delta);

        assertThat(bracket.upper()).isLessThan(moments);
        assertThat(bracket.lower()).isPositive().isLessThanOrEqualTo(bracket.upper());
        assertThat(bracket.upper()).isGreaterThanOrEqualTo(opposite.lower());
    }

    /** {@code delta_2(e) = E_P[delta_1(e - L)]}, the expectation bounded cell by cell. */
    @ParameterizedTest
    @CsvSource({"0.2, 0.8, 0.5", "0.05, 0.6, 0.1", "0.6, 1.5, 1"})
    void composesTwoUses_asASumOverTheFirstOne(double rate, double noise, double epsilon) {
        FixedSizeGaussianPair pair = new FixedSizeGaussianPair(rate, noise);
        double low = pair.low(1e-12);
        double high = pair.high(1e-12);
        double[] left = new double[LossPair.TAILS];
        double[] right = new double[LossPair.TAILS];
        pair.tails(low, left);
        double least = 0;
        double most = left[0] * divergence(pair, epsilon - low);
        for (int i = 1; i <= CELLS; i++) {
            double from = low + (high - low) * (i - 1) / CELLS;
            double to = low + (high - low) * i / CELLS;
            pair.tails(to, right);
            least += (right[0] - left[0]) * divergence(pair, epsilon - from);
            most += (right[0] - left[0]) * divergence(pair, epsilon - to);
            System.arraycopy(right, 0, left, 0, right.length);
        }
        most += right[1];

        double[] delta = new LossAccount(List.of(new LossUse(pair, 2))).delta(epsilon);

        assertThat(delta[1]).isBetween(least, most * (1 + 2e-3));
        assertThat(delta[0]).isBetween(least * (1 - 2e-3), most);
        assertThat(most / least).isLessThan(1.01);
    }

    private static EpsilonBracket account(Mechanism mechanism, long steps, double delta) {
        return Accounting.epsilon(List.of(new Phase(mechanism, steps)), delta);
    }

    private static double divergence(LossPair pair, double loss) {
        double[] tails = new double[LossPair.TAILS];
        pair.tails(loss, tails);
        return tails[1] - tails[3];
    }

    private static double gaussianDelta(double noise, double epsilon) {
        double half = 1 / (2 * noise);
        return NORMAL.cumulativeProbability(half - epsilon * noise)
                - Math.exp(epsilon) * NORMAL.cumulativeProbability(-half - epsilon * noise);
    }
}
