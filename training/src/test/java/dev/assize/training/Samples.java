package dev.assize.training;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small tables and models for tests. */
final class Samples {
    static final Task APPROVED = Task.binary("approved", "no", "yes");
    static final List<String> FEATURES = List.of("income", "region");

    private Samples() {}

    /** Applicants: approved when income, plus 1 in the north, is above 0.5; numeric price = 1000 + 200 income. */
    static Table loans(int rows) {
        SplittableRandom random = new SplittableRandom(42);
        double[] income = new double[rows];
        double[] price = new double[rows];
        List<String> region = new ArrayList<>();
        List<String> approved = new ArrayList<>();
        List<String> level = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            income[row] = random.nextDouble() * 4 - 2;
            price[row] = 1000 + 200 * income[row];
            region.add(random.nextBoolean() ? "north" : "south");
            double score = income[row] + (region.get(row).equals("north") ? 1 : 0);
            approved.add(score > 0.5 ? "yes" : "no");
            level.add(score < -0.5 ? "low" : score < 0.8 ? "middle" : "high");
        }
        return Table.of(List.of(
                NumericColumn.of("income", income),
                CategoricalColumn.ofTexts("region", region),
                CategoricalColumn.ofTexts("approved", approved),
                CategoricalColumn.ofTexts("level", level),
                NumericColumn.of("price", price)));
    }

    /** Settings for quick tests: one layer of 8, few epochs. */
    static TrainingSettings quick(int epochs) {
        return TrainingSettings.defaults()
                .withNetwork(layers(8))
                .withOptimizer(OptimizerSettings.of(Optimizer.ADAM, 0.02))
                .withFit(new FitSettings(epochs, 32, 0.2, epochs, ClassWeights.NONE));
    }

    /** Hidden layers of these sizes. */
    static MlpNetwork layers(Integer... hidden) {
        return new MlpNetwork(List.of(hidden), HiddenActivation.RELU);
    }

    /** Settings for quick tests with another activation. */
    static TrainingSettings quick(int epochs, HiddenActivation activation) {
        return quick(epochs).withNetwork(new MlpNetwork(List.of(8), activation));
    }

    static TrainingPart part(int rows) {
        return TrainingPart.of(loans(rows), APPROVED, FEATURES);
    }

    /** A model trained on 200 rows for 3 epochs. */
    static TrainedModel model() {
        return new Trainer(quick(3)).train(part(200), new Seed(1), Progress.silent());
    }

    /** Part of the rows whose most probable class is the label. */
    static double accuracy(TrainedModel model, Table rows) {
        var scores = model.score(rows);
        int correct = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            int best = 0;
            for (int c = 1; c < scores.length(1); c++) {
                best = scores.at(row, c) > scores.at(row, best) ? c : best;
            }
            String truth = rows.column(model.task().label()).text(row, "");
            correct += model.task().classes().get(best).equals(truth) ? 1 : 0;
        }
        return correct / (double) rows.rowCount();
    }
}
