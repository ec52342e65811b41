package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivatePlanTest {
    private static final double DELTA = 1e-5;

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 30", "0.5, 0", "0.5, 30"})
    void neverPermitsAStepBeyondTheBudget_alsoWhenStepsWereLost(double decay, int lost) {
        PrivacySettings settings =
                PrivacySettings.of(PrivacyBudget.of(2, DELTA)).withNoise(NoiseSettings.DEFAULT.withDecay(decay));
        PrivatePlan plan = new PrivatePlanner(settings, 50, 2).plan(1000);
        StepCount count =
                new StepCount(new PrivateTraining(settings, NoiseSource.seeded(new Seed(1)), Digest.of("data")));
        if (lost > 0) {
            count.add(StepCount.LOST, plan.mechanism(0), lost);
        }
        BudgetGuard guard = plan.guard();
        int made = 0;
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int step = 0; step < plan.stepsPerEpoch() && guard.permits(count, epoch); step++) {
                count.add(StepCount.TRAINING, plan.mechanism(epoch), 1);
                made++;
            }
        }

        assertThat(Accounting.epsilon(count.ledger(), DELTA).upper()).isLessThanOrEqualTo(2);
        assertThat(made).isEqualTo(lost == 0 ? 40 : made).isGreaterThan(0);
    }

    @Test
    void sharesTheNoiseBetweenGradientAndCount_alsoWhereTwoRecordsDiffer() {
        for (int differing = 1; differing <= 2; differing++) {
            AdaptiveNorm norm = new AdaptiveNorm(1, 0.5, 200, differing);
            double ofGradient = norm.gradientMultiplier(1.5);
            double ofCount = 10 / (0.5 * differing); // its noise has the deviation 200 / 20, each record counts 1/2

            double together = 1 / Math.sqrt(1 / (ofGradient * ofGradient) + 1 / (ofCount * ofCount));
            assertThat(together).isCloseTo(1.5, within(1e-12));
            assertThat(AdaptiveNorm.fits(ofCount * 1.001, 200, differing)).isFalse();
            assertThat(AdaptiveNorm.fits(ofCount * 0.999, 200, differing)).isTrue();
        }
    }
}
