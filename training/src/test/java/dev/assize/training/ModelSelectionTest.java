package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.training.fit.Score;
import dev.assize.training.selection.Tried;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSelectionTest {
    private static final ModelSelection BY_LOSS = new ModelSelection(3, Tried.Metric.LOSS);
    private static final TrainingSettings GOOD = Samples.quick(6);
    private static final TrainingSettings SLOW = GOOD.withOptimizer(OptimizerSettings.of(Optimizer.SGD, 1e-6));

    @Test
    void scoresEachConfigurationOnEachFold_andPrefersTheOneThatLearns() {
        List<Tried> tried = BY_LOSS.tryAll(List.of(SLOW, GOOD), Samples.part(150), new Seed(3));

        assertThat(tried).extracting(Tried::settings).containsExactly(SLOW, GOOD);
        assertThat(tried).allSatisfy(one -> assertThat(one.folds()).hasSize(3));
        assertThat(tried.get(0).folds().stream().mapToLong(Score::rows).sum()).isEqualTo(150);
        assertThat(Tried.best(tried, Tried.Metric.LOSS)).isEqualTo(1);
    }

    @Test
    void scoresTheSameTwice() {
        assertThat(BY_LOSS.tryAll(List.of(GOOD), Samples.part(90), new Seed(3)))
                .isEqualTo(BY_LOSS.tryAll(List.of(GOOD), Samples.part(90), new Seed(3)));
    }

    @Test
    void leavesRowsOfWeightZeroOut() {
        double[] weights = new double[120];
        Arrays.fill(weights, 0, 90, 1);
        TrainingPart some = Samples.part(120).withWeights(weights);

        assertThat(BY_LOSS.tryAll(List.of(GOOD), some, new Seed(3)))
                .isEqualTo(BY_LOSS.tryAll(List.of(GOOD), Samples.part(90), new Seed(3)));
    }

    @Test
    void scoresAnOuterFoldThatChoseNothing() {
        List<Score> nested = BY_LOSS.nested(List.of(SLOW, GOOD), Samples.part(120), new Seed(3));

        assertThat(nested).hasSize(3);
        assertThat(nested.stream().mapToLong(Score::rows).sum()).isEqualTo(120);
        assertThat(nested).isEqualTo(BY_LOSS.nested(List.of(SLOW, GOOD), Samples.part(120), new Seed(3)));
    }

    @Test
    void agreesWithTheProbabilitiesOfTheModel() {
        TrainedModel model = Samples.model();
        Table rows = Samples.loans(40);
        var scores = model.score(rows);
        double sum = 0;
        for (int row = 0; row < 40; row++) {
            boolean yes = rows.column("approved").text(row, "").equals("yes");
            sum -= Math.log(scores.at(row, yes ? 1 : 0));
        }

        Score score = ModelSelection.score(model, Samples.part(40));

        assertThat(score.loss()).isCloseTo(sum / 40, within(1e-12));
        assertThat(score.accuracy()).isCloseTo(Samples.accuracy(model, rows), within(1e-12));
    }

    @Test
    void takesSquaredErrors_forNumbers() {
        TrainingPart part = TrainingPart.of(Samples.loans(60), Task.regression("price"), Samples.FEATURES);
        TrainedModel model = new Trainer(Samples.quick(2)).train(part, new Seed(1), Progress.silent());
        var answers = model.score(part.rows());
        double sum = 0;
        for (int row = 0; row < 60; row++) {
            double price =
                    (float) Double.parseDouble(part.rows().column("price").text(row, "0"));
            sum += Math.pow(answers.at(row, 0) - price, 2);
        }

        assertThat(ModelSelection.score(model, part).loss()).isCloseTo(sum / 60, within(sum * 1e-9));
        assertThat(BY_LOSS.tryAll(List.of(Samples.quick(1)), part, new Seed(1))).hasSize(1);
    }

    @Test
    void refusesAccuracyOfNumbers_andNothingToTry() {
        TrainingPart numbers = TrainingPart.of(Samples.loans(60), Task.regression("price"), Samples.FEATURES);
        ModelSelection byAccuracy = new ModelSelection(3, Tried.Metric.ACCURACY);

        assertThatThrownBy(() -> byAccuracy.tryAll(List.of(GOOD), numbers, new Seed(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: 'metric' is accuracy, and numbers are predicted");
        assertThatThrownBy(() -> BY_LOSS.tryAll(List.of(), numbers, new Seed(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: there is no configuration to try");
    }

    @Test
    void refusesMoreFoldsThanRows() {
        ModelSelection many = new ModelSelection(41, Tried.Metric.LOSS);

        assertThatThrownBy(() -> many.tryAll(List.of(GOOD), Samples.part(40), new Seed(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: 'folds' is 41 for 40 rows");
    }
}
