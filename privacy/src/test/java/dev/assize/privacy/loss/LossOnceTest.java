package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.privacy.accounting.GaussianComposition;
import org.junit.jupiter.api.Test;

class LossOnceTest {
    @Test
    void equalsTheGaussianFormula() {
        LossOnce once = new LossOnce(new SampledGaussianPair(1, 0.7).removal());

        double exact = GaussianComposition.epsilon(0.7, 1e-9);
        assertThat(once.epsilon(1e-9)[0]).isLessThanOrEqualTo(exact).isCloseTo(exact, within(1e-9));
        assertThat(once.epsilon(1e-9)[1]).isGreaterThanOrEqualTo(exact).isCloseTo(exact, within(1e-9));
    }

    @Test
    void amplifiesBySampling_asThePaperSays() {
        LossOnce sampled = new LossOnce(new SampledGaussianPair(0.01, 1).removal());

        // delta(log(1 + q (e^x - 1))) = q delta(x) of the plain mechanism
        double exact = 0.01 * GaussianComposition.delta(1, 2);
        double[] delta = sampled.delta(Math.log1p(0.01 * Math.expm1(2)));
        assertThat(delta[0]).isLessThanOrEqualTo(exact).isCloseTo(exact, within(1e-14));
        assertThat(delta[1]).isGreaterThanOrEqualTo(exact).isCloseTo(exact, within(1e-14));
    }

    @Test
    void needsNoEpsilon_whenDeltaCoversAll() {
        assertThat(new LossOnce(new SampledGaussianPair(0.001, 5).removal()).epsilon(0.5))
                .containsExactly(0, 0);
    }
}
