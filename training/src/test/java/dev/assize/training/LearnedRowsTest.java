package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.Score;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedRowsTest {
    private static final TrainingPart PART = Samples.part(200).withWeights(weights());
    private static final TrainedModel MODEL = new Trainer(Samples.quick(1)).train(PART, new Seed(5), Progress.silent());

    @TempDir
    private Path folder;

    /** Every tenth row has weight 0, the others 1 or 2. */
    private static double[] weights() {
        return IntStream.range(0, 200)
                .mapToDouble(row -> row % 10 == 0 ? 0 : 1 + row % 2)
                .toArray();
    }

    @Test
    void leavesOutHeldOutRowsAndRowsWithoutWeight() {
        int[] learned = LearnedRows.of(MODEL.record(), PART).orElseThrow();

        EpochScores best = MODEL.record().best();
        assertThat((long) learned.length).isEqualTo(best.training().rows());
        assertThat(learned.length + best.validation().orElseThrow().rows()).isEqualTo(180);
        assertThat(learned).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(learned).filter(row -> row % 10 == 0)).isEmpty();
    }

    @Test
    void namesTheRowsThatTheRecordedAccuracyIsOf() {
        int[] learned = LearnedRows.of(MODEL.record(), PART).orElseThrow();

        double accuracy = Samples.accuracy(MODEL, PART.rows().select(learned));

        Score score = MODEL.record().best().training();
        assertThat(Math.round(accuracy * learned.length)).isEqualTo(score.correct());
    }

    @Test
    void findsTheSameRows_whenTheModelWasSaved() {
        Path file = folder.resolve("model.zip");
        ModelFile.save(MODEL, file);

        assertThat(LearnedRows.of(ModelFile.load(file).record(), PART).orElseThrow())
                .containsExactly(LearnedRows.of(MODEL.record(), PART).orElseThrow());
    }

    @Test
    void knowsTheDigestOfTheFile_beforeThereIsOne() {
        Path file = folder.resolve("model.zip");
        ModelFile.save(MODEL, file);

        assertThat(ModelFile.digest(MODEL)).isEqualTo(Digest.of(file));
    }

    @Test
    void findsNothing_whenRowsDiffer() {
        TrainingPart fewer = TrainingPart.of(PART.rows().select(first(199)), Samples.APPROVED, Samples.FEATURES)
                .withWeights(Arrays.copyOf(weights(), 199));
        Table turned =
                PART.rows().select(IntStream.range(0, 200).map(row -> 199 - row).toArray());

        assertThat(LearnedRows.of(MODEL.record(), fewer)).isEmpty();
        assertThat(LearnedRows.of(
                        MODEL.record(),
                        TrainingPart.of(turned, Samples.APPROVED, Samples.FEATURES)
                                .withWeights(weights())))
                .isEmpty();
    }

    @Test
    void findsNothing_whenWeightsDiffer() {
        assertThat(LearnedRows.of(MODEL.record(), Samples.part(200))).isEmpty();
    }

    @Test
    void findsNothing_whenTheSeedIsAnother() {
        TrainingRecord record = MODEL.record();
        TrainingRecord other =
                new TrainingRecord(record.settings(), new Seed(6), record.digests(), record.versions(), record.fit());

        assertThat(LearnedRows.of(other, PART)).isEmpty();
        assertThat(LearnedRows.sameRows(other, PART)).isTrue();
    }

    @Test
    void findsNothing_whenColumnsAreInAnotherOrderOrAbsent() {
        List<String> turned = new ArrayList<>(Samples.FEATURES);
        Collections.reverse(turned);

        assertThat(LearnedRows.of(MODEL.record(), part(turned))).isEmpty();
        assertThat(LearnedRows.of(MODEL.record(), part(List.of("income", "county"))))
                .isEmpty();
    }

    private static TrainingPart part(List<String> features) {
        return TrainingPart.of(PART.rows(), Samples.APPROVED, features).withWeights(weights());
    }

    private static int[] first(int rows) {
        return IntStream.range(0, rows).toArray();
    }
}
