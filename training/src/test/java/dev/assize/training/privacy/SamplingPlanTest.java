package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.engine.clip.Clipping;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.mechanism.FixedSizeGaussian;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.mechanism.TruncatedSampledGaussian;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.privacy.statement.PrivacyStatement;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.RecordSampling;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans of trainings whose records are chosen in each of the ways. */
class SamplingPlanTest {
    private static final double DELTA = 1e-5;

    private static PrivacySettings settings(PrivacyBudget budget, RecordSampling.Mode mode) {
        return PrivacySettings.of(budget).withSampling(RecordSampling.DEFAULT.withMode(mode));
    }

    private static PrivatePlan plan(PrivacySettings settings) {
        return new PrivatePlanner(settings, 50, 3).plan(1000);
    }

    private static StepCount count(PrivacySettings settings) {
        return new StepCount(new PrivateTraining(settings, NoiseSource.secure(), Digest.of("data")));
    }

    @Test
    void tellsTheAccountantHowRecordsAreChosen() {
        PrivacyBudget noise = PrivacyBudget.ofNoise(1.5, DELTA);
        RecordSampling sixty = RecordSampling.DEFAULT.withMost(60);

        assertThat(plan(settings(noise, RecordSampling.Mode.POISSON)).mechanism(0))
                .isEqualTo(new SampledGaussian(0.05, 1.5));
        assertThat(plan(settings(noise, RecordSampling.Mode.FIXED)).mechanism(0))
                .isEqualTo(new FixedSizeGaussian(0.05, 1.5));
        assertThat(plan(settings(noise, RecordSampling.Mode.TRUNCATED)).mechanism(0))
                .isEqualTo(new TruncatedSampledGaussian(1000, 0.05, 100, 1.5));
        assertThat(plan(PrivacySettings.of(noise).withSampling(sixty)).mechanism(0))
                .isEqualTo(new TruncatedSampledGaussian(1000, 0.05, 60, 1.5));
    }

    @ParameterizedTest
    @CsvSource({"POISSON, 3", "FIXED, 6", "TRUNCATED, 3"})
    void measuresTheNoiseInWhatNeighborsDiffer(RecordSampling.Mode mode, double deviation) {
        PrivatePlan plan = plan(settings(PrivacyBudget.ofNoise(1.5, DELTA), mode));

        // clip norm 2 times multiplier 1.5, and twice that where a record is exchanged for another
        assertThat(plan.noise(Clipping.flat(2), 1.5, 10).deviation()).isCloseTo(deviation, within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(RecordSampling.Mode.class)
    void spendsTheBudgetAndNoMore_andTheLedgerSaysTheSameAsTheAccountant(RecordSampling.Mode mode) {
        PrivacySettings settings = settings(PrivacyBudget.of(2, DELTA), mode);
        PrivatePlan plan = plan(settings);
        StepCount count = count(settings);
        BudgetGuard guard = plan.guard();
        for (int step = 0; step < 60; step++) {
            assertThat(guard.permits(count, step / 20)).isTrue();
            count.add(StepCount.TRAINING, plan.mechanism(step / 20), 1);
        }

        Mechanism mechanism = plan.mechanism(0);
        double spent = Accounting.epsilon(count.ledger(), DELTA).upper();
        assertThat(spent)
                .isEqualTo(Accounting.epsilon(List.of(new Phase(mechanism, 60)), DELTA)
                        .upper());
        assertThat(spent).isLessThanOrEqualTo(2).isGreaterThan(1.97);
        assertThat(guard.permits(count, 2)).isFalse();
    }

    @Test
    void needsMoreNoise_theLessIsKnownOfTheChoice() {
        double poisson = noise(RecordSampling.DEFAULT);
        double rarelyCut = noise(RecordSampling.DEFAULT.withMode(RecordSampling.Mode.TRUNCATED));
        double oftenCut = noise(RecordSampling.DEFAULT.withMost(55));
        double fixed = noise(RecordSampling.DEFAULT.withMode(RecordSampling.Mode.FIXED));

        assertThat(rarelyCut).isCloseTo(poisson, within(0.01 * poisson));
        assertThat(oftenCut).isGreaterThan(1.05 * poisson);
        assertThat(fixed).isGreaterThan(poisson / 2);
    }

    private static double noise(RecordSampling sampling) {
        return plan(PrivacySettings.of(PrivacyBudget.of(2, DELTA)).withSampling(sampling))
                .noiseMultiplier(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordSampling.Mode.class,
            names = {"FIXED", "TRUNCATED"})
    void keepsTheBudget_whenNoiseFadesAndStepsWereLost(RecordSampling.Mode mode) {
        PrivacySettings settings =
                settings(PrivacyBudget.of(2, DELTA), mode).withNoise(NoiseSettings.DEFAULT.withDecay(0.8));
        PrivatePlan plan = plan(settings);
        StepCount count = count(settings);
        count.add(StepCount.LOST, plan.mechanism(0), 5);
        BudgetGuard guard = plan.guard();
        int made = 0;
        for (int step = 0; step < 60 && guard.permits(count, step / 20); step++) {
            count.add(StepCount.TRAINING, plan.mechanism(step / 20), 1);
            made++;
        }

        assertThat(Accounting.epsilon(count.ledger(), DELTA).upper()).isLessThanOrEqualTo(2);
        assertThat(made).isBetween(50, 59);
    }

    @ParameterizedTest
    @EnumSource(RecordSampling.Mode.class)
    void refusesMoreEpochsThanTheBudgetHas(RecordSampling.Mode mode) {
        PrivacySettings settings =
                settings(new PrivacyBudget(OptionalDouble.of(1), OptionalDouble.of(0.67), DELTA), mode);

        assertThatThrownBy(() -> plan(settings))
                .hasMessageMatching("training settings: 3 epochs with 'privacy.noiseMultiplier' 0.67 spend epsilon "
                        + "[0-9.]+, more than 'privacy.epsilon' 1.0\n  Not even one epoch fits: raise the noise or the "
                        + "epsilon.");
    }

    @Test
    void sharesTheNoiseWithTheCountOfClippedRecords_whereOneIsExchanged() {
        PrivacySettings settings = settings(PrivacyBudget.ofNoise(1.5, DELTA), RecordSampling.Mode.FIXED)
                .withBound(GradientBound.DEFAULT.withQuantile(0.5));
        AdaptiveNorm norm = plan(settings).adaptiveNorm().orElseThrow();

        // the count's noise has the deviation 50 / 20, and an exchanged record moves it by 1
        assertThat(norm.gradientMultiplier(1.5)).isCloseTo(1 / Math.sqrt(1 / 2.25 - 1 / 6.25), within(1e-12));
        norm.update(50, 50, NoiseSource.seeded(new Seed(1)), 1);
        assertThat(norm.norm()).isLessThan(1); // nobody was clipped, so it shrinks
    }

    @Test
    void saysInWordsHowRecordsAreChosen() {
        assertThat(statement(RecordSampling.Mode.FIXED))
                .startsWith("epsilon ")
                .contains("protects one row, one exchanged for another")
                .contains("training: batches of fixed size without replacement at rate 0.05, Gaussian noise of "
                        + "multiplier 1.5");
        assertThat(statement(RecordSampling.Mode.TRUNCATED))
                .contains("protects one row, one more or one less")
                .contains("Poisson sampling at rate 0.05, Gaussian noise of multiplier 1.5, batches cut to 100 of 1000 "
                        + "records, 60 steps, clip norm 1.0");
    }

    private static String statement(RecordSampling.Mode mode) {
        PrivacySettings settings = settings(PrivacyBudget.ofNoise(1.5, DELTA), mode);
        StepCount count = count(settings);
        count.add(StepCount.TRAINING, plan(settings).mechanism(0), 60);
        return String.join("\n", PrivacyStatement.of(count.ledger(), DELTA).lines());
    }
}
