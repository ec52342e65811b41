package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The plan, the count of steps, and the running average. */
class PrivatePartsTest {
    private static final PrivacySettings EPSILON = PrivacySettings.of(PrivacyBudget.of(2, 1e-5));

    private static PrivateTraining training(PrivacySettings settings) {
        return new PrivateTraining(settings, NoiseSource.seeded(new Seed(1)), Digest.of("data"));
    }

    private static double epsilon(PrivatePlan plan) {
        return Accounting.epsilon(plan.phases(), 1e-5).upper();
    }

    @Test
    void plansTheNoiseThatTheBudgetAsksFor() {
        PrivatePlan plan = new PrivatePlanner(EPSILON, 100, 5).plan(1000);

        assertThat(plan.stepsPerEpoch()).isEqualTo(10);
        assertThat(plan.divisor()).isEqualTo(100);
        assertThat(plan.mechanism(0)).isEqualTo(new SampledGaussian(0.1, plan.noiseMultiplier(0)));
        assertThat(epsilon(plan)).isLessThanOrEqualTo(2).isGreaterThan(1.98);
    }

    @Test
    void plansASchedule_thatSpendsTheWholeBudgetToo() {
        PrivacySettings settings = EPSILON.withNoise(NoiseSettings.DEFAULT.withDecay(0.5))
                .withBound(GradientBound.DEFAULT.withDecay(0.25));
        PrivatePlan plan = new PrivatePlanner(settings, 250, 3).plan(1000);

        assertThat(plan.noiseMultiplier(2)).isCloseTo(plan.noiseMultiplier(0) / 2, within(1e-9));
        assertThat(plan.noiseMultiplier(1)).isCloseTo(plan.noiseMultiplier(0) * Math.sqrt(0.5), within(1e-9));
        assertThat(plan.clipNorm(0)).isEqualTo(1);
        assertThat(plan.clipNorm(2)).isEqualTo(0.25);
        assertThat(epsilon(plan)).isLessThanOrEqualTo(2).isGreaterThan(1.98);
    }

    @Test
    void refusesMoreStepsThanTheBudget_andSaysHowManyEpochsFit() {
        PrivacySettings settings =
                PrivacySettings.of(new PrivacyBudget(OptionalDouble.of(2), OptionalDouble.of(1), 1e-5));

        assertThatThrownBy(() -> new PrivatePlanner(settings, 100, 50).plan(1000))
                .hasMessageMatching("(?s)training settings: 50 epochs with 'privacy.noiseMultiplier' 1.0 spend epsilon "
                        + "[0-9.]+, more than 'privacy.epsilon' 2.0\n  (Train for at most [0-9]+ epochs, or leave the "
                        + "noise out so that it is chosen.|Not even one epoch fits: raise the noise or the epsilon.)");
    }

    @Test
    void refusesARateAboveOne_andBatchesTooSmallForAQuantile() {
        assertThatThrownBy(() -> new PrivatePlanner(EPSILON, 100, 1).plan(40))
                .hasMessage(
                        "training settings: 'batch' is 100 and there are 40 records: a sampling rate of 2.500, above "
                                + "1\n  Choose at most 40 records for a step.");
        assertThatThrownBy(() -> new PrivatePlanner(
                                PrivacySettings.of(PrivacyBudget.ofNoise(5, 1e-5))
                                        .withBound(GradientBound.DEFAULT.withQuantile(0.5)),
                                20,
                                1)
                        .plan(40))
                .hasMessageContaining("'privacy.quantile' needs batches of more than 50 records at a noise multiplier");
    }

    @Test
    void permitsThePlannedStepsAndNotOneMore() {
        PrivatePlan plan = new PrivatePlanner(EPSILON, 100, 5).plan(1000);
        StepCount count = new StepCount(training(EPSILON));
        count.add(StepCount.LOST, plan.mechanism(0), 3);
        count.add(StepCount.TRAINING, plan.mechanism(0), 46);

        assertThat(plan.guard().permits(count, 4)).isTrue();
        count.add(StepCount.TRAINING, plan.mechanism(0), 1);
        assertThat(plan.guard().permits(count, 4)).isFalse();
    }

    @Test
    void permitsAnything_whenOnlyTheNoiseIsGiven() {
        PrivacySettings settings = PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-5));
        PrivatePlan plan = new PrivatePlanner(settings, 100, 1).plan(1000);
        StepCount count = new StepCount(training(settings));
        count.add(StepCount.TRAINING, plan.mechanism(0), 1_000_000);

        assertThat(plan.guard().permits(count, 0)).isTrue();
    }

    @Test
    void countsStepsAsEntries_andGoesOnFromALedger() {
        SampledGaussian step = new SampledGaussian(0.1, 1);
        StepCount first = new StepCount(training(EPSILON));
        first.add(StepCount.TRAINING, step, 4);
        first.add(StepCount.TRAINING, step, 2);
        StepCount second = new StepCount(training(EPSILON));
        second.goOn(first.ledger());
        second.add(StepCount.LOST, step, 5);
        Ledger ledger = second.ledger();

        assertThat(first.ledger().entries()).hasSize(1);
        assertThat(second.steps(step)).isEqualTo(11);
        assertThat(ledger.entries()).extracting(entry -> entry.purpose()).containsExactly("training", StepCount.LOST);
        assertThat(ledger.phases()).containsExactly(new Phase(step, 11));
        assertThat(ledger.hashes().get(0)).isEqualTo(first.ledger().head());
    }

    /** d = min(0.5, 1/10), then min(0.5, 2/11): by hand. */
    @Test
    void averagesParameters_byHand() {
        RunningAverage average = new RunningAverage(0.5, new double[] {1});
        average.take(new double[] {2}, 0);
        assertThat(average.parameters()[0]).isCloseTo(0.1 * 1 + 0.9 * 2, within(1e-12));
        average.take(new double[] {4}, 1);
        assertThat(average.parameters()[0]).isCloseTo(2 / 11.0 * 1.9 + 9 / 11.0 * 4, within(1e-12));
        average.take(new double[] {0}, 1000);
        assertThat(average.parameters()[0]).isCloseTo(0.5 * (2 / 11.0 * 1.9 + 9 / 11.0 * 4), within(1e-12));
    }

    @Test
    void knowsALargeDelta() {
        assertThat(new PrivateHistory(Ledger.empty(), 1e-3, 1000, 0, false).isDeltaLarge())
                .isTrue();
        assertThat(new PrivateHistory(Ledger.empty(), 9e-4, 1000, 0, false).isDeltaLarge())
                .isFalse();
        assertThatThrownBy(() -> new PrivateHistory(Ledger.empty(), 1, 10, 0, false))
                .hasMessageStartingWith("a private training on 10 records with delta 1.0 and 0 gradients");
    }
}
