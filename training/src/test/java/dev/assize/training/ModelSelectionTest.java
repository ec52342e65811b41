package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.training.fit.Score;
import dev.assize.training.selection.Folds;
import dev.assize.training.selection.Tried;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
    void refusesPrivateConfigurations() {
        TrainingSettings hidden = GOOD.withPrivacy(PrivacySettings.of(PrivacyBudget.of(3, 1e-5)));
        String message =
                "search: a search trains privately, and its choice by the scores of held-out rows is charged to "
                        + "no budget\n  Leave 'search' out and give the settings, chosen on other data, or leave "
                        + "'privacy' out.";

        assertThatThrownBy(() -> BY_LOSS.tryAll(List.of(GOOD, hidden), Samples.part(60), new Seed(3)))
                .hasMessage(message);
        assertThatThrownBy(() -> BY_LOSS.nested(List.of(hidden), Samples.part(60), new Seed(3)))
                .hasMessage(message);
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
    void trainsEachFoldOnTheOthers_withASeedOfItsOwn() {
        TrainingPart part = Samples.part(90);
        Seed seed = new Seed(3);
        Folds folds = Folds.of(classes(part), 3, seed.child("selection.folds"));
        List<Score> expected = new ArrayList<>();
        for (int fold = 0; fold < 3; fold++) {
            Seed own = seed.child("selection.fit").child(fold);
            TrainedModel model = new Trainer(GOOD).train(select(part, folds.training(fold)), own, Progress.silent());
            expected.add(ModelSelection.score(model, select(part, folds.heldOut(fold))));
        }

        assertThat(BY_LOSS.tryAll(List.of(GOOD), part, seed).get(0).folds()).isEqualTo(expected);
    }

    @Test
    void choosesAndTrainsWithoutTheOuterFold() {
        List<TrainingSettings> alike = new ArrayList<>();
        for (double rate : new double[] {0.05, 0.06, 0.07, 0.08, 0.09, 0.1}) {
            alike.add(GOOD.withOptimizer(OptimizerSettings.of(Optimizer.ADAM, rate)));
        }
        TrainingPart part = Samples.part(90);
        Seed seed = new Seed(3);
        Folds folds = Folds.of(classes(part), 3, seed.child("selection.folds"));
        List<Score> expected = new ArrayList<>();
        Set<Integer> chosen = new HashSet<>();
        for (int fold = 0; fold < 3; fold++) {
            Seed inner = seed.child("selection.nested").child(fold);
            TrainingPart training = select(part, folds.training(fold));
            List<Tried> tried = BY_LOSS.tryAll(alike, training, inner);
            int best = Tried.best(tried, Tried.Metric.LOSS);
            chosen.add(best);
            TrainedModel model =
                    new Trainer(alike.get(best)).train(training, inner.child("selection.fit"), Progress.silent());
            expected.add(ModelSelection.score(model, select(part, folds.heldOut(fold))));
        }

        assertThat(BY_LOSS.nested(alike, part, seed)).isEqualTo(expected);
        assertThat(chosen).hasSizeGreaterThan(1); // so that a choice made on other rows would show
    }

    private static int[] classes(TrainingPart part) {
        float[] labels = LabelCells.read(part.rows(), part.task());
        return IntStream.range(0, labels.length).map(row -> (int) labels[row]).toArray();
    }

    private static TrainingPart select(TrainingPart part, int[] rows) {
        return TrainingPart.of(part.rows().select(rows), part.task(), part.features());
    }

    @Test
    void countsRowsAsOftenAsTheirWeightSays() {
        TrainedModel model = Samples.model();
        TrainingPart part = Samples.part(40);
        int[] labels = classes(part);
        var scores = model.score(part.rows());
        double[] weights = new double[40];
        double sum = 0;
        for (int row = 0; row < 40; row++) {
            weights[row] = row % 4 + 1; // 100 in all
            sum -= weights[row] * Math.log(scores.at(row, labels[row]));
        }

        assertThat(ModelSelection.score(model, part.withWeights(weights)).loss())
                .isCloseTo(sum / 100, within(1e-12))
                .isNotCloseTo(ModelSelection.score(model, part).loss(), within(1e-4));
    }

    @Test
    void countsRightRowsAsOftenAsTheirWeightSays() {
        TrainedModel model = Samples.model();
        TrainingPart part = Samples.part(40);
        int[] labels = classes(part);
        var scores = model.score(part.rows());
        double[] weights = new double[40];
        long right = 0;
        for (int row = 0; row < 40; row++) {
            weights[row] = row % 4 + 1;
            right += scores.at(row, labels[row]) > 0.5 ? row % 4 + 1 : 0; // two classes
        }
        double[] halves = Arrays.stream(weights).map(weight -> weight / 2).toArray();

        Score score = ModelSelection.score(model, part.withWeights(weights));
        Score ofHalves = ModelSelection.score(model, part.withWeights(halves));

        assertThat(score.rows()).isEqualTo(100);
        assertThat(score.correct()).isEqualTo(right).isBetween(1L, 99L);
        assertThat(ofHalves.rows()).isEqualTo(40); // weights that count no rows: the nearest whole number of them
        assertThat(ofHalves.correct()).isEqualTo(Math.round(right * 0.4));
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
