package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.data.encoding.EncodingOptions;
import dev.assize.training.fit.CheckpointFolder;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialStoreTest {
    private static final TrainingPart PART = Samples.part(30);
    private static final TrainingSettings SETTINGS = Samples.quick(2);
    private static final Trials.Trial TRIAL = new Trials.Trial(34, new Score(0.1 + 0.2, 7, 10));

    @TempDir
    private Path folder;

    private TrialStore open(TrainingPart part) {
        return TrialStore.open(
                CheckpointFolder.of(folder.resolve("state")).withResume(CheckpointFolder.Resume.LATEST_COMPLETE), part);
    }

    private Path file() {
        return folder.resolve("state/search.json");
    }

    @Test
    void findsWhatWasKept_alsoWhenItIsOpenedAgain() {
        TrialStore store = open(PART);
        store.keep(SETTINGS, new Seed(1), TRIAL);

        assertThat(store.find(SETTINGS, new Seed(1))).contains(TRIAL);
        assertThat(open(PART).find(SETTINGS, new Seed(1))).contains(TRIAL); // to the last bit
        assertThat(open(PART).find(SETTINGS, new Seed(2))).isEmpty();
        assertThat(open(PART).find(Samples.quick(3), new Seed(1))).isEmpty();
    }

    @Test
    void survivesItsFile_forAnyScores() {
        SplittableRandom random = new SplittableRandom(4);
        TrialStore store = open(PART);
        for (int seed = 0; seed < 50; seed++) {
            double loss = Math.exp(40 * random.nextDouble() - 20);
            store.keep(SETTINGS, new Seed(seed), new Trials.Trial(seed, new Score(loss, seed, 50)));
        }
        TrialStore again = open(PART);

        for (int seed = 0; seed < 50; seed++) {
            assertThat(again.find(SETTINGS, new Seed(seed))).isEqualTo(store.find(SETTINGS, new Seed(seed)));
        }
    }

    @Test
    void writesNothing_untilThereIsAFinding() {
        open(PART);

        assertThat(file()).doesNotExist();
    }

    @Test
    void leavesNoUnfinishedFile() throws IOException {
        open(PART).keep(SETTINGS, new Seed(1), TRIAL);

        assertThat(folder.resolve("state")).isDirectoryNotContaining("glob:**.part");
        assertThat(Files.readString(file())).startsWith("{\n  \"format\" : \"assize-search-trials\"");
    }

    @Test
    void refusesFindingsOfOtherRowsWeightsOrEncodings() {
        open(PART).keep(SETTINGS, new Seed(1), TRIAL);
        double[] weights = PART.weights();
        weights[3] = 2;

        for (TrainingPart other : new TrainingPart[] {
            Samples.part(29), PART.withWeights(weights), PART.withEncoding(EncodingOptions.DEFAULT.withLongest(3))
        }) {
            assertThatThrownBy(() -> open(other))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("is of a search on other rows");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"format\": \"assize-search-trials\", \"version\": 1}",
                "{\"format\": \"assize-training-record\", \"version\": 1, \"rows\": \"a\", \"trials\": {}}",
                "{\"format\": \"assize-search-trials\", \"version\": 1, \"rows\": 7, \"trials\": {}}"
            })
    void refusesWhatIsNoStore(String text) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(file(), text);

        assertThatThrownBy(() -> open(PART))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"correct\" : 70", "\"loss\" : \"NaN\"", "\"correct\" : -1"})
    void refusesScoresThatCannotBe(String wrong) throws IOException {
        open(PART).keep(SETTINGS, new Seed(1), TRIAL);
        String key = wrong.substring(0, wrong.indexOf(' '));
        Files.writeString(file(), Files.readString(file()).replaceFirst(key + " : [0-9.]+", wrong));

        assertThatThrownBy(() -> open(PART))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search.json");
    }

    @Test
    void refusesAnOldStore_unlessItIsResumed() {
        open(PART).keep(SETTINGS, new Seed(1), TRIAL);

        assertThatThrownBy(() -> TrialStore.open(CheckpointFolder.of(folder.resolve("state")), PART))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("Resume that search, or name an empty folder for a new one.");
    }
}
