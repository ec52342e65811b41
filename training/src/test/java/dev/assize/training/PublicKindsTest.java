package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.data.arrays.ArrayReader;
import dev.assize.data.arrays.ArraySource;
import dev.assize.training.settings.BatchSettings;
import dev.assize.training.settings.EarlyStopping;
import dev.assize.training.settings.LstmNetwork;
import dev.assize.training.settings.TrainingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the kinds of networks learn from public data, where it is there. */
class PublicKindsTest {
    private static final Path DATA = Path.of(System.getProperty("assize.data", "../../shared/data"));

    @Test
    void tellsSpeakersOfVowelsApart() {
        Path folder = DATA.resolve("japanese-vowels");
        assumeTrue(Files.isDirectory(folder), "the folder " + folder + " is not there; set assize.data");
        Table table = ArrayReader.read(ArraySource.of(folder.resolve("JapaneseVowels_TRAIN.ts"), "speaker")
                .withTest(new ArraySource.Files(folder.resolve("JapaneseVowels_TEST.ts"), Optional.empty())));
        Task task = Task.multiclass(
                "speaker", IntStream.rangeClosed(1, 9).mapToObj(String::valueOf).toList());
        TrainingSettings usual = TrainingSettings.of(LstmNetwork.defaults());
        TrainingSettings settings = usual.withFit(
                usual.fit().withEpochs(40).withStopping(EarlyStopping.NONE).withBatch(BatchSettings.of(16)));

        TrainedModel model = new Trainer(settings)
                .train(
                        TrainingPart.of(part(table, "train"), task, List.of(ArrayReader.SEQUENCE)),
                        new Seed(1),
                        Progress.silent());

        double accuracy = Samples.accuracy(model, part(table, "test"));
        assertThat(accuracy).isGreaterThan(0.93);
    }

    private static Table part(Table table, String name) {
        return table.select(IntStream.range(0, table.rowCount())
                .filter(row -> table.column("part").text(row, "").equals(name))
                .toArray());
    }
}
