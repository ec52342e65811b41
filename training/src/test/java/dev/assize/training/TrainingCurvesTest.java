package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.core.Task;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCurvesTest {
    @TempDir
    private Path folder;

    private static TrainingRecord record() {
        List<EpochScores> epochs = List.of(
                new EpochScores(
                        1, new TreeMap<>(Map.of("training", new Score(0.5, 3, 4), "validation", new Score(2, 1, 2)))),
                new EpochScores(
                        2, new TreeMap<>(Map.of("training", new Score(1e-7, 4, 4), "validation", new Score(3, 0, 2)))));
        return new TrainingRecord(
                TrainingSettings.defaults(),
                new Seed(1),
                new TreeMap<>(),
                new TreeMap<>(),
                new FitHistory(12, epochs, 1, false));
    }

    @Test
    void hasALineForEachEpochAndPart() {
        assertThat(TrainingCurves.csv(record(), Task.binary("y", "no", "yes"))).isEqualTo("""
                epoch,part,loss,accuracy,rows,kept
                1,training,0.5,0.75,4,true
                1,validation,2,0.5,2,true
                2,training,1e-7,1,4,false
                2,validation,3,0,2,false
                """);
    }

    @Test
    void hasNoAccuracy_whenNumbersArePredicted() {
        assertThat(TrainingCurves.csv(record(), Task.regression("y"))).contains("\n1,training,0.5,,4,true\n");
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("curves.csv"), "old");

        TrainingCurves.write(record(), Task.regression("y"), file);

        assertThat(file).hasContent(TrainingCurves.csv(record(), Task.regression("y")));
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void saysSo_whenItCannotBeWritten() {
        Path nowhere = folder.resolve("no/curves.csv");

        assertThatThrownBy(() -> TrainingCurves.write(record(), Task.regression("y"), nowhere))
                .isInstanceOf(TrainingException.class)
                .hasMessage(nowhere + ": the curves cannot be written\n"
                        + "  Check that the folder exists, may be written to, and has space left.");
    }
}
