package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.fit.CheckpointFolder.Resume;
import dev.assize.training.fit.CheckpointFolder.Unit;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.RecordSampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that is broken off never forgets a step that it made. */
class PrivateResumeTest {
    private static final PrivacySettings NOISY = PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-5));
    private static final int ROWS = 672; // 21 steps of 32 in an epoch, written down two at a time

    @TempDir
    private Path folder;

    /** Thrown where a test breaks a training off. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private CheckpointFolder checkpoints(int everyEpochs, Resume resume) {
        return CheckpointFolder.of(folder)
                .withEvery(everyEpochs, Unit.EPOCHS)
                .withKeep(9)
                .withResume(resume);
    }

    private static PrivateHistory train(
            PrivacySettings settings, int epochs, CheckpointFolder folder, Progress progress) {
        return train(ROWS, settings, epochs, folder, progress);
    }

    private static PrivateHistory train(
            int rows, PrivacySettings settings, int epochs, CheckpointFolder folder, Progress progress) {
        PrivateTraining privacy = new PrivateTraining(settings, NoiseSource.seeded(new Seed(3)), Digest.of("data"));
        return NetworkFit.of(FitSamples.options(epochs))
                .withCheckpoints(folder)
                .withPrivacy(privacy)
                .train(FitSamples.classifier(), FitData.of(FitSamples.classes(rows, 1)), new Seed(11), progress)
                .privacy()
                .orElseThrow();
    }

    private void breakOffAfter(int steps, PrivacySettings settings, int epochs, CheckpointFolder folder) {
        int[] made = {0};
        Progress breaking = (what, done, total) -> {
            if (++made[0] == steps) {
                throw new BrokenOff();
            }
        };
        assertThatThrownBy(() -> train(settings, epochs, folder, breaking)).isInstanceOf(BrokenOff.class);
    }

    private static long steps(PrivateHistory history) {
        return history.ledger().entries().stream().mapToLong(LedgerEntry::steps).sum();
    }

    @Test
    void countsTheStepsOfEveryAttempt_whenItIsBrokenOffTwiceBeforeACheckpoint() {
        breakOffAfter(5, NOISY, 2, checkpoints(2, Resume.LATEST)); // six are written down
        breakOffAfter(3, NOISY, 2, checkpoints(2, Resume.LATEST)); // four more

        PrivateHistory history = train(NOISY, 2, checkpoints(2, Resume.LATEST), Progress.silent());

        assertThat(steps(history)).isEqualTo(42 + 6 + 4);
        assertThat(history.ledger().entries())
                .extracting(LedgerEntry::purpose)
                .containsExactly("training that was broken off", "training");
    }

    @Test
    void countsASingleLostStep_whenStepsAreWrittenDownOneByOne() {
        Progress breaking = (what, done, total) -> {
            throw new BrokenOff(); // after the first of the five steps of an epoch
        };
        assertThatThrownBy(() -> train(160, NOISY, 2, checkpoints(2, Resume.LATEST), breaking))
                .isInstanceOf(BrokenOff.class);

        assertThat(steps(train(160, NOISY, 2, checkpoints(2, Resume.LATEST), Progress.silent())))
                .isEqualTo(10 + 1);
    }

    @Test
    void countsWhatALaterCheckpointHad_whenItGoesOnFromAnEarlierOne() throws IOException {
        assertThat(steps(train(NOISY, 3, checkpoints(1, Resume.NO), Progress.silent())))
                .isEqualTo(63);
        Files.writeString(folder.resolve("checkpoint-0000000063.zip"), "cut off");

        PrivateHistory history = train(NOISY, 3, checkpoints(1, Resume.LATEST_COMPLETE), Progress.silent());

        assertThat(steps(history)).isEqualTo(63 + 21);
    }

    @Test
    void addsNothing_whenNothingWasLost() {
        train(NOISY, 2, checkpoints(1, Resume.NO), Progress.silent());

        assertThat(steps(train(NOISY, 3, checkpoints(1, Resume.LATEST), Progress.silent())))
                .isEqualTo(63);
    }

    @Test
    void writesDownTheNoiseOfTheStep_whenItChangesFromEpochToEpoch() {
        PrivacySettings fading = NOISY.withNoise(NoiseSettings.DEFAULT.withDecay(0.5));
        breakOffAfter(22, fading, 2, checkpoints(2, Resume.LATEST)); // the last one with half of the noise

        PrivateHistory history = train(fading, 2, checkpoints(2, Resume.LATEST), Progress.silent());

        assertThat(stepsByNoise(history.ledger().entries()))
                .containsEntry(1.0, 21L + 21)
                .containsEntry(0.5, 21L + 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordSampling.Mode.class,
            names = {"FIXED", "TRUNCATED"})
    void keepsTheBudget_whenBatchesAreOfAnotherKind(RecordSampling.Mode mode) {
        PrivacySettings settings =
                PrivacySettings.of(PrivacyBudget.of(2, 1e-5)).withSampling(RecordSampling.DEFAULT.withMode(mode));
        breakOffAfter(30, settings, 3, checkpoints(1, Resume.LATEST));

        PrivateHistory history = train(settings, 3, checkpoints(1, Resume.LATEST), Progress.silent());

        assertThat(history.budgetEnded()).isTrue();
        assertThat(steps(history)).isBetween(60L, 63L);
        assertThat(history.ledger().phases()).hasSize(1);
        assertThat(Accounting.epsilon(history.ledger(), 1e-5).upper()).isLessThanOrEqualTo(2);
    }

    private static TreeMap<Double, Long> stepsByNoise(List<LedgerEntry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.mechanism().parameters().get("noiseMultiplier"),
                        TreeMap::new,
                        Collectors.summingLong(LedgerEntry::steps)));
    }
}
