package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import dev.assize.training.fit.CheckpointFolder.Resume;
import dev.assize.training.fit.CheckpointFolder.Unit;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class CheckpointTest {
    private static final FitData DATA = FitData.of(FitSamples.classes(100, 1), FitSamples.classes(50, 2));
    private static final FitOptions OPTIONS = FitSamples.options(6).withStopping(Stopping.after(5)); // 4 steps a pass

    @TempDir
    private Path folder;

    /** Thrown where a test breaks a training off. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private CheckpointFolder everyStep() {
        return CheckpointFolder.of(folder).withEvery(1, Unit.STEPS).withKeep(100);
    }

    private static FitHistory train(MultiLayerNetwork network, CheckpointFolder checkpoints) {
        return NetworkFit.of(OPTIONS)
                .withCheckpoints(checkpoints)
                .train(network, DATA, new Seed(11), Progress.silent());
    }

    private void breakOffAfter(int rows, CheckpointFolder checkpoints) {
        Progress breaking = (what, done, total) -> {
            if (done >= rows) {
                throw new BrokenOff();
            }
        };
        NetworkFit fit = NetworkFit.of(OPTIONS).withCheckpoints(checkpoints);
        assertThatThrownBy(() -> fit.train(FitSamples.classifier(), DATA, new Seed(11), breaking))
                .isInstanceOf(BrokenOff.class);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 75, 100, 125, 225, 300, 475})
    void endsWithTheSameBits_whereverItWasBrokenOff(int rows) {
        MultiLayerNetwork unbroken = FitSamples.classifier();
        FitHistory whole = FitSamples.train(unbroken, OPTIONS, DATA);
        breakOffAfter(rows, everyStep());
        MultiLayerNetwork resumed = FitSamples.classifier();

        FitHistory rest = train(resumed, everyStep().withResume(Resume.LATEST));

        assertThat(rest).isEqualTo(whole);
        assertThat(FitSamples.parameters(resumed)).containsExactly(FitSamples.parameters(unbroken));
        assertThat(resumed.getUpdater().getStateViewArray())
                .isEqualTo(unbroken.getUpdater().getStateViewArray());
        assertThat(resumed.getLayerWiseConfigurations().toJson())
                .isEqualTo(unbroken.getLayerWiseConfigurations().toJson());
    }

    @Test
    void startsAnew_whenThereIsNothingToResume() {
        MultiLayerNetwork plain = FitSamples.classifier();
        FitSamples.train(plain, OPTIONS, DATA);
        MultiLayerNetwork network = FitSamples.classifier();

        train(network, everyStep().withResume(Resume.LATEST));

        assertThat(FitSamples.parameters(network)).containsExactly(FitSamples.parameters(plain));
    }

    @Test
    void changesNothing_whenTheTrainingWasOver() {
        MultiLayerNetwork first = FitSamples.classifier();
        FitHistory history = train(first, CheckpointFolder.of(folder));
        MultiLayerNetwork second = FitSamples.classifier();

        assertThat(train(second, CheckpointFolder.of(folder).withResume(Resume.LATEST)))
                .isEqualTo(history);
        assertThat(FitSamples.parameters(second)).containsExactly(FitSamples.parameters(first));
    }

    @Test
    void goesOn_whenMoreEpochsAreWanted() {
        FitOptions short3 = OPTIONS.withEpochs(3);
        NetworkFit.of(short3)
                .withCheckpoints(CheckpointFolder.of(folder))
                .train(FitSamples.classifier(), DATA, new Seed(11), Progress.silent());
        MultiLayerNetwork unbroken = FitSamples.classifier();
        FitSamples.train(unbroken, OPTIONS, DATA);
        MultiLayerNetwork resumed = FitSamples.classifier();

        train(resumed, CheckpointFolder.of(folder).withResume(Resume.LATEST));

        assertThat(FitSamples.parameters(resumed)).containsExactly(FitSamples.parameters(unbroken));
    }

    @Test
    void neverGoesOnFromBeyondTheEnd_whenFewerEpochsAreWanted() {
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withKeep(3));
        NetworkFit shorter = NetworkFit.of(OPTIONS.withEpochs(4));
        CheckpointFolder latest = CheckpointFolder.of(folder).withResume(Resume.LATEST);
        CheckpointFolder complete = latest.withResume(Resume.LATEST_COMPLETE);
        MultiLayerNetwork unbroken = FitSamples.classifier();
        FitSamples.train(unbroken, OPTIONS.withEpochs(4), DATA);
        MultiLayerNetwork resumed = FitSamples.classifier();

        assertThatThrownBy(() -> shorter.withCheckpoints(latest)
                        .train(FitSamples.classifier(), DATA, new Seed(11), Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(folder.resolve("checkpoint-0000000024.zip")
                        + ": the checkpoint has seen 6 epochs, this training has only 4\n"
                        + "  Ask for at least 6 epochs, or name an empty folder for a new training.\n");
        FitHistory history = shorter.withCheckpoints(complete).train(resumed, DATA, new Seed(11), Progress.silent());

        assertThat(history.epochs()).hasSize(4);
        assertThat(FitSamples.parameters(resumed)).containsExactly(FitSamples.parameters(unbroken));
    }

    @Test
    void keepsTheLatest() throws IOException {
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withKeep(2));
        assertThat(names()).containsExactly("checkpoint-0000000020.zip", "checkpoint-0000000024.zip");
    }

    @Test
    void deletesNothingThatAnotherWrote() throws IOException {
        List<String> foreign = List.of("checkpoint-0-of-mine.zip", "checkpoint-1.zip", "checkpoint-2.zip.zip");
        for (String name : foreign) {
            Files.writeString(folder.resolve(name), name);
        }
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withKeep(1));

        assertThat(names())
                .containsAll(foreign)
                .contains("checkpoint-0000000024.zip")
                .hasSize(4);
    }

    @Test
    void deletesCheckpointsOfThisTrainingOnly_whenItGoesOn() throws IOException {
        breakOffAfter(300, everyStep()); // leaves twelve
        Path foreign = folder.resolve("checkpoint-0000000000.zip");
        Files.writeString(foreign, "of another training");
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withKeep(2).withResume(Resume.LATEST));

        assertThat(names())
                .containsExactly("checkpoint-0000000000.zip", "checkpoint-0000000020.zip", "checkpoint-0000000024.zip");
    }

    @Test
    void savesTheEndInAnyCase() throws IOException {
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withEvery(5, Unit.EPOCHS));

        assertThat(names()).containsExactly("checkpoint-0000000020.zip", "checkpoint-0000000024.zip");
    }

    @Test
    void refusesAFolderWithCheckpoints_whenNothingWasSaidAboutThem() {
        train(FitSamples.classifier(), CheckpointFolder.of(folder));

        assertThatThrownBy(() -> train(FitSamples.classifier(), CheckpointFolder.of(folder)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(folder
                        + ": the folder has checkpoints of an earlier training, the latest is checkpoint-0000000024.zip\n"
                        + "  Resume that training, or name an empty folder for a new one.");
    }

    @Test
    void namesEveryDifference_whenTheTrainingIsAnother() {
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withKeep(1));
        FitData fewer = FitData.of(FitSamples.classes(99, 1));
        NetworkFit other = NetworkFit.of(OPTIONS.withBatchSize(33))
                .withCheckpoints(CheckpointFolder.of(folder).withResume(Resume.LATEST));
        String file = folder.resolve("checkpoint-0000000024.zip").toString();
        String start = file + ": the checkpoint is of another training: its ";
        String hint = "\n  Use the same network, data, settings and seed, or another folder for a new training\\.";

        assertThatThrownBy(
                        () -> other.train(FitSamples.classifier(new Sgd(1), 1), fewer, new Seed(5), Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(String.join(
                        "\n",
                        start + "batch size is 32, that of this training 33" + hint,
                        start + "network is sha256:[0-9a-f]{64}, that of this training sha256:[0-9a-f]{64}" + hint,
                        start + "seed is 11, that of this training 5" + hint,
                        start + "training examples is sha256:[0-9a-f]{64}, that of this training sha256:[0-9a-f]{64}"
                                + hint,
                        start + "validation examples is sha256:[0-9a-f]{64}, that of this training none" + hint));
    }

    @Test
    void namesEachOptionThatDecidesTheResult() {
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withKeep(1));
        StepOptions smoothed = new StepOptions(0.1, OptionalDouble.empty());
        StepOptions limited = new StepOptions(0, OptionalDouble.of(2));
        Map<FitOptions, String> others = Map.of(
                OPTIONS.withStep(smoothed), "label smoothing is 0.0, that of this training 0.1",
                OPTIONS.withStep(limited), "largest gradient norm is OptionalDouble.empty, that of this training ",
                OPTIONS.withStopping(Stopping.after(4)), "patience is 5, that of this training 4",
                OPTIONS.withStopping(new Stopping(5, 0.1, true)),
                        "minimum improvement is 0.0, that of this training 0.1",
                OPTIONS.withStopping(new Stopping(5, 0, false)), "restores best is true, that of this training false",
                OPTIONS.withPlan(PlanOptions.defaults(Precision.DOUBLE)), "precision is FLOAT, that of this training ");

        others.forEach((options, difference) -> assertThatThrownBy(() -> NetworkFit.of(options)
                        .withCheckpoints(CheckpointFolder.of(folder).withResume(Resume.LATEST))
                        .train(FitSamples.classifier(), DATA, new Seed(11), Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the checkpoint is of another training: its " + difference));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.7, 0.99})
    void refusesACheckpointThatIsCutOff_unlessTheOneBeforeIsAskedFor(double part) throws IOException {
        train(FitSamples.classifier(), CheckpointFolder.of(folder));
        Path file = folder.resolve("checkpoint-0000000024.zip");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, (int) (part * content.length)));
        CheckpointFolder latest = CheckpointFolder.of(folder).withResume(Resume.LATEST);

        assertThatThrownBy(() -> train(FitSamples.classifier(), latest))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": it is not a complete zip file\n"
                        + "  The file may have been cut off or damaged; copy it again, or resume from an earlier "
                        + "checkpoint.\n"
                        + folder + ": there is an earlier checkpoint, checkpoint-0000000020.zip\n"
                        + "  Resume from the latest complete checkpoint to go on from there.");

        MultiLayerNetwork unbroken = FitSamples.classifier();
        FitSamples.train(unbroken, OPTIONS, DATA);
        MultiLayerNetwork resumed = FitSamples.classifier();
        train(resumed, latest.withResume(Resume.LATEST_COMPLETE));
        assertThat(FitSamples.parameters(resumed)).containsExactly(FitSamples.parameters(unbroken));
    }

    @Test
    void refuses_whenEveryCheckpointIsDamaged() throws IOException {
        train(FitSamples.classifier(), CheckpointFolder.of(folder).withKeep(1));
        Path file = folder.resolve(names().get(0));
        Files.writeString(file, "not a zip");

        for (Resume resume : List.of(Resume.LATEST, Resume.LATEST_COMPLETE)) {
            assertThatThrownBy(() -> train(
                            FitSamples.classifier(), CheckpointFolder.of(folder).withResume(resume)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessage(file + ": it is not a complete zip file\n"
                            + "  The file may have been cut off or damaged; copy it again, or resume from an earlier "
                            + "checkpoint.");
        }
    }

    @Test
    void leavesNothingUnfinishedBehind() throws IOException {
        breakOffAfter(150, everyStep());

        assertThat(names()).allMatch(name -> name.matches("checkpoint-[0-9]{10}\\.zip"));
    }

    @Test
    void saysSo_whenItCannotWrite() throws IOException {
        Path file = folder.resolve("taken");
        Files.writeString(file, "a file where the folder should be");

        assertThatThrownBy(() -> train(FitSamples.classifier(), CheckpointFolder.of(file)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file.resolve("checkpoint-0000000004.zip")
                        + ": the checkpoint cannot be written\n"
                        + "  Check that the folder may be written to and has space left.");
    }

    @Test
    void neverSavesAStateThatIsNotFinite() throws IOException {
        NetworkFit fit = NetworkFit.of(FitSamples.options(50)).withCheckpoints(everyStep());
        MultiLayerNetwork network = FitSamples.classifier(new Sgd(1e30), 1);

        assertThatThrownBy(() -> fit.train(network, DATA, new Seed(11), Progress.silent()))
                .isInstanceOf(TrainingException.class);

        MultiLayerNetwork resumed = FitSamples.classifier(new Sgd(1e30), 1);
        NetworkFit again = NetworkFit.of(FitSamples.options(50))
                .withCheckpoints(everyStep().withResume(Resume.LATEST));
        assertThatThrownBy(() -> again.train(resumed, DATA, new Seed(11), Progress.silent()))
                .hasMessageContaining("the loss became");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> CheckpointFolder.of(folder).withEvery(0, Unit.STEPS))
                .hasMessage("checkpoints every 0 STEPS of which 2 are kept make no sense; both numbers are at least 1");
        assertThatThrownBy(() -> CheckpointFolder.of(folder).withKeep(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotChangeTheResult() {
        MultiLayerNetwork plain = FitSamples.classifier(new Adam(0.02), 0.5);
        FitSamples.train(plain, OPTIONS, DATA);
        MultiLayerNetwork saved = FitSamples.classifier(new Adam(0.02), 0.5);

        train(saved, everyStep());

        assertThat(FitSamples.parameters(saved)).containsExactly(FitSamples.parameters(plain));
    }
}
