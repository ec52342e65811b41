package dev.assize.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledGaussianTest {
    @Test
    void equalsClosedForm_whenOrderIsTwo() {
        // E[X^2] = 1 + q^2 (exp(1/s^2) - 1)
        double expected = Math.log1p(0.01 * 0.01 * Math.expm1(1 / (1.3 * 1.3)));

        assertThat(new SampledGaussian(0.01, 1.3).renyiDivergence(2)).isCloseTo(expected, withinPercentage(1e-10));
    }

    @Test
    void equalsGaussianMechanism_whenEveryRecordTakesPart() {
        double sampled = new SampledGaussian(1, 1.7).renyiDivergence(3.5);

        assertThat(sampled)
                .isCloseTo(
                        new GaussianMechanism(1.7, Neighbors.ADD_OR_REMOVE).renyiDivergence(3.5),
                        withinPercentage(1e-10));
    }

    /** E[X^a] = sum over k of C(a, k) (1-q)^(a-k) q^k exp(k (k-1)/(2 s^2)), for whole a. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 20, 64, 256, 1000})
    void equalsBinomialSum_whenOrderIsWhole(int order) {
        SplittableRandom random = new SplittableRandom(20_240_501L + order);
        for (int draw = 0; draw < 20; draw++) {
            double rate = Math.pow(10, -5 * random.nextDouble());
            double noise = 0.3 + 5 * random.nextDouble();

            double divergence = new SampledGaussian(rate, noise).renyiDivergence(order);

            double expected = binomialSum(rate, noise, order);
            // the sum itself is exact to about 1e-15 before the logarithm
            if (expected > 1e-3) {
                assertThat(divergence * (order - 1)).isCloseTo(expected, withinPercentage(1e-7));
            }
        }
    }

    @Test
    void growsWithOrderAndRate_andFallsWithNoise() {
        SplittableRandom random = new SplittableRandom(7L);
        for (int draw = 0; draw < 100; draw++) {
            double rate = Math.pow(10, -4 * random.nextDouble() - 0.1);
            double noise = 0.3 + 4 * random.nextDouble();
            double order = 1.05 + 40 * random.nextDouble();
            double divergence = new SampledGaussian(rate, noise).renyiDivergence(order);

            assertThat(new SampledGaussian(rate, noise).renyiDivergence(order * 1.1))
                    .isGreaterThan(divergence);
            assertThat(new SampledGaussian(rate * 1.1, noise).renyiDivergence(order))
                    .isGreaterThan(divergence);
            assertThat(new SampledGaussian(rate, noise * 1.1).renyiDivergence(order))
                    .isLessThan(divergence);
        }
    }

    @Test
    void staysFinite_whenOrderIsTenThousandAndNoiseTiny() {
        double divergence = new SampledGaussian(1e-5, 0.1).renyiDivergence(10_000);

        // the largest term of the sum: a log q / (a - 1) + a / (2 s^2)
        assertThat(divergence).isCloseTo(10_000 * Math.log(1e-5) / 9_999 + 10_000 / 0.02, withinPercentage(1e-6));
    }

    @Test
    void refusesRateAndNoise_whenOutOfRange() {
        assertThatThrownBy(() -> new SampledGaussian(0, 1))
                .hasMessage("the sampling rate is 0.0; it is a fraction above 0 and at most 1");
        assertThatThrownBy(() -> new SampledGaussian(Double.NaN, 1))
                .hasMessage("the sampling rate is NaN; it is a fraction above 0 and at most 1");
        assertThatThrownBy(() -> new SampledGaussian(0.5, 0))
                .hasMessage("the noise multiplier is 0.0; it lies from 0.001 to 1000000.0, in units of the clip norm");
        assertThatThrownBy(() -> new SampledGaussian(0.5, 1).renyiDivergence(1))
                .hasMessage("the Rényi order is 1.0; it is finite and above 1");
    }

    private static double binomialSum(double rate, double noise, int order) {
        double[] terms = new double[order + 1];
        double logBinomial = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= order; k++) {
            terms[k] = logBinomial
                    + (order - k) * Math.log1p(-rate)
                    + k * Math.log(rate)
                    + k * (k - 1.0) / (2 * noise * noise);
            largest = Math.max(largest, terms[k]);
            logBinomial += Math.log(order - k) - Math.log(k + 1);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest + Math.log(sum);
    }
}
