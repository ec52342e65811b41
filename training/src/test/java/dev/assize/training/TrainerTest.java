package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.NumericColumn;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.data.DataException;
import dev.assize.data.encoding.Encoders;
import dev.assize.engine.kernel.ProductLibrary;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.Regularization;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static TrainedModel train(TrainingSettings settings, TrainingPart part, long seed) {
        return new Trainer(settings).train(part, new Seed(seed), Progress.silent());
    }

    private static float[] parameters(TrainedModel model) {
        return model.network().params().dup().data().asFloat();
    }

    @Test
    void learnsTheRule_whenBinary() {
        TrainedModel model = train(Samples.quick(25), Samples.part(600), 1);

        assertThat(Samples.accuracy(model, Samples.loans(600))).isGreaterThan(0.97);
        assertThat(model.columns()).containsExactly("income", "region");
        assertThat(model.task()).isEqualTo(Samples.APPROVED);
    }

    @Test
    void learnsTheRule_whenThreeClasses() {
        Task task = Task.multiclass("level", List.of("low", "middle", "high"));
        TrainedModel model = train(Samples.quick(25), TrainingPart.of(Samples.loans(600), task, Samples.FEATURES), 1);

        assertThat(Samples.accuracy(model, Samples.loans(600))).isGreaterThan(0.94);
    }

    @Test
    void answersInTheLabelsOwnUnit_whenRegression() {
        Table rows = Samples.loans(500);
        TrainedModel model =
                train(Samples.quick(25), TrainingPart.of(rows, Task.regression("price"), List.of("income")), 1);

        Tensor predicted = model.score(rows);
        assertThat(predicted.shape()).containsExactly(500, 1);
        double squares = 0;
        for (int row = 0; row < 500; row++) {
            squares += Math.pow(predicted.at(row, 0) - rows.numeric("price").valueOr(row, 0), 2);
        }
        assertThat(Math.sqrt(squares / 500)).isLessThan(20); // prices run from 600 to 1400
        assertThat(model.record().best().parts().get("validation").loss()).isLessThan(400);
    }

    @Test
    void givesTheSameBits_whenTheSeedIsTheSame() {
        TrainingSettings settings = Samples.quick(3).withRegularization(new Regularization(1e-5, 1e-4, 0.01, 0.3));
        TrainedModel first = train(settings, Samples.part(200), 5);
        TrainedModel second = train(settings, Samples.part(200), 5);

        assertThat(parameters(second)).containsExactly(parameters(first));
        assertThat(second.record()).isEqualTo(first.record());
        assertThat(parameters(train(settings, Samples.part(200), 6))).isNotEqualTo(parameters(first));
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void everyOptimizerLowersTheLoss(Optimizer optimizer) {
        double rate = optimizer == Optimizer.SGD || optimizer == Optimizer.ADAGRAD ? 0.2 : 0.01;
        TrainingSettings settings = Samples.quick(6).withOptimizer(OptimizerSettings.of(optimizer, rate));

        List<EpochScores> epochs =
                train(settings, Samples.part(300), 2).record().fit().epochs();

        double first = epochs.get(0).parts().get("training").loss();
        assertThat(epochs.get(epochs.size() - 1).parts().get("training").loss()).isLessThan(first);
    }

    @ParameterizedTest
    @EnumSource(HiddenActivation.class)
    void everyActivationLearns(HiddenActivation activation) {
        TrainedModel model = train(Samples.quick(12, activation), Samples.part(300), 3);

        assertThat(Samples.accuracy(model, Samples.loans(300))).isGreaterThan(0.9);
    }

    @Test
    void trainsALinearModel_whenThereIsNoHiddenLayer() {
        TrainedModel model = train(Samples.quick(20).withNetwork(Samples.layers()), Samples.part(300), 3);

        assertThat(Samples.accuracy(model, Samples.loans(300))).isGreaterThan(0.95);
        assertThat(model.record().fit().parameters()).isEqualTo((1 + 3 + 1) * 2L); // income, 2 regions, unseen; bias
    }

    @Test
    void keepsTheBestEpochAndStopsEarly_whenValidationLossRises() {
        TrainingSettings settings = Samples.quick(200)
                .withOptimizer(OptimizerSettings.of(Optimizer.ADAM, 0.3))
                .withFit(new FitSettings(200, 16, 0.3, 4, ClassWeights.NONE));
        TrainedModel model = train(settings, Samples.part(60), 9);

        FitHistory fit = model.record().fit();
        assertThat(fit.stoppedEarly()).isTrue();
        assertThat(fit.epochs()).hasSize(fit.bestEpoch() + 4);
        double best = model.record().best().parts().get("validation").loss();
        assertThat(fit.epochs())
                .allMatch(epoch -> epoch.parts().get("validation").loss() >= best);
    }

    @Test
    void keepsTheLastEpoch_whenNothingIsHeldOut() {
        TrainingSettings settings = Samples.quick(4).withFit(new FitSettings(4, 32, 0, 1, ClassWeights.NONE));
        TrainingRecord record = train(settings, Samples.part(100), 1).record();

        assertThat(record.fit().bestEpoch()).isEqualTo(4);
        assertThat(record.fit().stoppedEarly()).isFalse();
        assertThat(record.best().parts()).containsOnlyKeys("training");
    }

    @Test
    void countsARowTwice_whenItsWeightIsTwo() {
        int[] doubled =
                IntStream.concat(IntStream.range(0, 40), IntStream.range(0, 10)).toArray();
        double[] weights = new double[40];
        Arrays.fill(weights, 1);
        Arrays.fill(weights, 0, 10, 2);
        TrainingSettings oneStep = Samples.quick(1)
                .withNetwork(Samples.layers())
                .withOptimizer(OptimizerSettings.of(Optimizer.SGD, 0.1))
                .withFit(new FitSettings(30, 1000, 0, 1, ClassWeights.NONE));
        // without a column whose scale depends on how often a row occurs
        List<String> region = List.of("region");
        TrainedModel repeated =
                train(oneStep, TrainingPart.of(Samples.loans(40).select(doubled), Samples.APPROVED, region), 1);
        TrainedModel weighted = train(
                oneStep,
                TrainingPart.of(Samples.loans(40), Samples.APPROVED, region).withWeights(weights),
                1);

        assertThat(parameters(weighted)).containsExactly(parameters(repeated), within(1e-5f));
    }

    @Test
    void leavesRowsOut_whenTheirWeightIsZero() {
        double[] weights = new double[60];
        Arrays.fill(weights, 0, 40, 3);
        TrainedModel kept = train(Samples.quick(2), Samples.part(40), 1);
        TrainedModel some = train(Samples.quick(2), Samples.part(60).withWeights(weights), 1);

        assertThat(parameters(some)).containsExactly(parameters(kept));
    }

    @Test
    void helpsTheRareClass_whenBalanced() {
        Table rows = Samples.loans(400);
        int[] few = IntStream.range(0, 400)
                .filter(row -> rows.column("approved").text(row, "").equals("no") || row % 20 == 0)
                .toArray();
        Table skewed = rows.select(few);
        FitSettings plain = new FitSettings(2, 32, 0, 1, ClassWeights.NONE);
        FitSettings balanced = new FitSettings(2, 32, 0, 1, ClassWeights.BALANCED);
        TrainingPart part = TrainingPart.of(skewed, Samples.APPROVED, Samples.FEATURES);

        double without = meanFavorable(train(Samples.quick(2).withFit(plain), part, 1), rows);
        double with = meanFavorable(train(Samples.quick(2).withFit(balanced), part, 1), rows);

        assertThat(with).isGreaterThan(without + 0.1);
    }

    private static double meanFavorable(TrainedModel model, Table rows) {
        Tensor scores = model.score(rows);
        return IntStream.range(0, rows.rowCount())
                .mapToDouble(row -> scores.at(row, 1))
                .average()
                .orElseThrow();
    }

    @Test
    void tellsItsProgress() {
        List<String> told = new ArrayList<>();
        Progress progress =
                (what, done, total) -> told.add(what.replaceAll("[0-9]\\.[0-9]{4}", "x") + done + "/" + total);
        TrainingSettings settings = Samples.quick(2).withFit(new FitSettings(2, 50, 0, 1, ClassWeights.NONE));

        new Trainer(settings).train(Samples.part(100), new Seed(1), progress);

        assertThat(told)
                .containsExactly(
                        "training: epoch 1 of 2, loss x50/200",
                        "training: epoch 1 of 2, loss x100/200",
                        "training: epoch 2 of 2, loss x150/200",
                        "training: epoch 2 of 2, loss x200/200");
    }

    @Test
    void saysWhereTheLossBroke_whenItIsNotFinite() {
        Table rows = Table.of(List.of(
                NumericColumn.of("income", 1e200, 2e200, 1e200, 3e200),
                NumericColumn.of("price", 1e38, -3e38, 3e38, 2)));
        TrainingPart part = TrainingPart.of(rows, Task.regression("price"), List.of("income"));
        TrainingSettings settings = Samples.quick(5)
                .withOptimizer(OptimizerSettings.of(Optimizer.SGD, 10))
                .withFit(new FitSettings(500, 2, 0, 1, ClassWeights.NONE));

        assertThatThrownBy(() -> train(settings, part, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(
                        "training: the loss became (NaN|Infinity) in epoch ([0-9]+), step [12] of 2; the first "
                                + "(parameters that are not finite are those of|values that are not finite come from) layer "
                                + "'layer[01]' \\((Dense|Output)Layer\\)\n"
                                + "  Lower 'learningRate', use optimizer adam, clip gradients, or look for extreme numbers in "
                                + "the feature columns\\. The network has its state after epoch [0-9]+\\.");
    }

    @Test
    void recordsWhereItCameFrom() {
        TrainedModel model = train(Samples.quick(1), Samples.part(50).withSource("data", Digest.of("the file")), 77);

        TrainingRecord record = model.record();
        assertThat(record.seed()).isEqualTo(new Seed(77));
        assertThat(record.digests())
                .containsOnlyKeys(
                        "configuration", "data", "encoder", "training_rows", "training_weights", "validation_rows");
        assertThat(record.digests().get("encoder")).isEqualTo(Digest.of(Encoders.toJson(model.encoder())));
        assertThat(record.versions()).containsOnlyKeys("assize", "deeplearning4j", "java", "products");
        assertThat(record.versions()).containsEntry("deeplearning4j", "1.0.0-M2.1");
        assertThat(record.versions())
                .containsEntry("products", ProductLibrary.inUse().label());
    }

    @Test
    void digestsChange_whenACellChanges() {
        Table rows = Samples.loans(50);
        Table changed = rows.withCells(NumericColumn.of(
                "income",
                IntStream.range(0, 50)
                        .mapToDouble(row -> rows.numeric("income").valueOr(row, 0) + (row == 7 ? 1e-9 : 0))
                        .toArray()));

        assertThat(RowDigests.of(changed, Samples.FEATURES)).isNotEqualTo(RowDigests.of(rows, Samples.FEATURES));
        assertThat(RowDigests.of(rows.select(IntStream.range(0, 50).toArray()), Samples.FEATURES))
                .isEqualTo(RowDigests.of(rows, Samples.FEATURES));
    }

    @Test
    void refuses_whenWeightsAreWrong() {
        TrainingPart part = Samples.part(3);
        assertThatThrownBy(() -> part.withWeights(new double[] {1, -1, 1}))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "training rows: the weight of row 1 is -1.0\n  Give every row a finite weight of 0 or more.");
        assertThatThrownBy(() -> part.withWeights(new double[] {1, 1}))
                .hasMessage("training rows: 2 weights with the sum 2.0 were given for 3 rows\n"
                        + "  Give one weight for each row, at least one of them above 0.");
        assertThatThrownBy(() -> part.withWeights(new double[3]))
                .hasMessage("training rows: 3 weights with the sum 0.0 were given for 3 rows\n"
                        + "  Give one weight for each row, at least one of them above 0.");
    }

    @Test
    void refuses_whenThereAreNoRows() {
        TrainingPart part = TrainingPart.of(Samples.loans(5).select(new int[0]), Samples.APPROVED, Samples.FEATURES);

        assertThatThrownBy(() -> train(Samples.quick(1), part, 1))
                .hasMessage("training rows: there are no training rows\n"
                        + "  Check the split and any filter; a model needs at least one row to learn from.");
    }

    @Test
    void namesTheMissingColumns_whenScoringOtherData() {
        TrainedModel model = Samples.model();
        Table other = Table.of(List.of(NumericColumn.of("incom", 1, 2)));

        assertThatThrownBy(() -> model.score(other))
                .isInstanceOf(DataException.class)
                .hasMessage("table: there is no column 'income', which the model reads\n"
                        + "  Did you mean 'incom'? Known: incom.\n"
                        + "table: there is no column 'region', which the model reads\n"
                        + "  Known: incom.");
    }

    @Test
    void learnerFitsWithWeights() {
        TrainingLearner learner = new TrainingLearner(Samples.quick(3), Samples.APPROVED, Samples.FEATURES);
        double[] weights = new double[200];
        Arrays.fill(weights, 1);

        Tensor scores = learner.fit(Samples.loans(200), weights, new Seed(1)).score(Samples.loans(10));

        assertThat(scores).isEqualTo(Samples.model().score(Samples.loans(10)));
    }
}
