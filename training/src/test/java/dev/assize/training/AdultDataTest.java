package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.data.Split;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.TrainingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The census data of 1994, 32,561 training and 16,281 test rows; skipped where the data folder is absent. */
class AdultDataTest {
    private static final Path FILE =
            Path.of(System.getProperty("assize.data", "../../shared/data"), "adult", "adult.csv.gz");

    @Test
    void reachesTheUsualAccuracy_afterFourEpochs() {
        assumeTrue(Files.exists(FILE), () -> "no data file " + FILE);
        Table table = TableReader.read(TableSource.of(FILE));
        Split split = Split.byColumn(table, "split", "train", "test");
        List<String> features = new ArrayList<>(table.schema().names());
        features.removeAll(List.of("split", "income", "sex", "race", "fnlwgt"));
        TrainingPart part =
                TrainingPart.of(table.select(split.train()), Task.binary("income", "<=50K", ">50K"), features);

        TrainingSettings fewEpochs =
                TrainingSettings.defaults().withFit(new FitSettings(4, 256, 0.1, 3, ClassWeights.NONE));
        TrainedModel model = new Trainer(fewEpochs).train(part, new Seed(1), Progress.silent());

        assertThat(Samples.accuracy(model, table.select(split.test()))).isGreaterThanOrEqualTo(0.85);
    }
}
