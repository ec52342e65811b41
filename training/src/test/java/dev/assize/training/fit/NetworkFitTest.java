package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class NetworkFitTest {
    private static final Examples TRAINING = FitSamples.classes(400, 1);
    private static final Examples HELD_OUT = FitSamples.classes(200, 2);

    @Test
    void learnsClasses() {
        MultiLayerNetwork network = FitSamples.classifier(new Adam(0.02), 1);

        FitHistory history = FitSamples.train(network, FitSamples.options(40), FitData.of(TRAINING, HELD_OUT));

        assertThat(history.best().validation().orElseThrow().correct()).isGreaterThan(185);
        assertThat(history.epochs()).hasSize(40);
        assertThat(history.parameters()).isEqualTo(2 * 8 + 8 + 8 * 2 + 2);
    }

    @Test
    void measuresSomeTrainingRows_withoutChangingTheTraining() {
        FitOptions options = FitSamples.options(12).withStopping(new Stopping(3, 0, true));
        MultiLayerNetwork all = FitSamples.classifier();
        FitHistory ofAll = FitSamples.train(all, options, FitData.of(TRAINING, HELD_OUT));
        MultiLayerNetwork some = FitSamples.classifier();
        FitHistory ofSome =
                FitSamples.train(some, options, FitData.of(TRAINING, HELD_OUT).withCurveRows(90));

        assertThat(FitSamples.parameters(some)).isEqualTo(FitSamples.parameters(all));
        assertThat(ofSome.bestEpoch()).isEqualTo(ofAll.bestEpoch());
        assertThat(ofSome.best().validation()).isEqualTo(ofAll.best().validation());
        assertThat(ofAll.best().training().rows()).isEqualTo(400);
        assertThat(ofSome.best().training().rows()).isEqualTo(90);
        assertThat(ofSome.rows()).isEqualTo(400);
        assertThat(ofSome.best().training().accuracy())
                .isCloseTo(ofAll.best().training().accuracy(), within(4 * Math.sqrt(0.25 / 90)));
    }

    @Test
    void measuresTheRowsThatItSays() {
        FitData data = FitData.of(TRAINING).withCurveRows(90);
        FitHistory history = FitSamples.train(FitSamples.classifier(new Sgd(0), 1), FitSamples.options(1), data);
        int[] rows = data.curve(new Seed(11));
        float[] points = FitSamples.points(400, 1);
        float[] drawn = new float[180];
        for (int i = 0; i < 90; i++) {
            drawn[2 * i] = points[2 * rows[i]];
            drawn[2 * i + 1] = points[2 * rows[i] + 1];
        }
        Examples alone = Examples.ofClasses(FloatRows.adopt(drawn, 90, 2), FitSamples.quadrants(drawn), 2);
        FitHistory expected =
                FitSamples.train(FitSamples.classifier(new Sgd(0), 1), FitSamples.options(1), FitData.of(alone));

        assertThat(rows).hasSize(90).isSorted().doesNotHaveDuplicates();
        assertThat(history.best().training()).isEqualTo(expected.best().training());
    }

    @Test
    void measuresAllRows_whereThoseDrawnHaveNoWeight() {
        float[] weights = new float[400];
        weights[7] = 1;
        Examples one = TRAINING.withWeights(weights);

        assertThat(FitData.of(one).withCurveRows(3).curve(new Seed(1))).hasSize(400);
        assertThatThrownBy(() -> FitData.of(one).withCurveRows(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a training curve of -1 rows was asked for; give the number of rows to measure, or 0 for "
                        + "all of them");
    }

    @Test
    void learnsNumbers() {
        float[] points = FitSamples.points(400, 3);
        float[] sums = new float[400];
        for (int row = 0; row < 400; row++) {
            sums[row] = points[2 * row] + 2 * points[2 * row + 1];
        }
        MultiLayerNetwork network = FitSamples.oneUnit(Activation.IDENTITY, LossFunction.MSE);
        Examples examples = Examples.ofNumbers(FloatRows.adopt(points, 400, 2), sums);

        FitHistory history = FitSamples.train(network, FitSamples.options(60), FitData.of(examples));

        assertThat(history.best().training().loss()).isLessThan(0.01);
        assertThat(history.best().training().correct()).isZero();
        assertThat(history.bestEpoch()).isEqualTo(60);
    }

    @Test
    void learnsTwoClassesWithOneLogisticUnit() {
        float[] points = FitSamples.points(400, 3);
        MultiLayerNetwork network = FitSamples.oneUnit(Activation.SIGMOID, LossFunction.XENT);
        Examples examples = Examples.ofLogistic(FloatRows.adopt(points, 400, 2), FitSamples.quadrants(points));

        FitHistory history = FitSamples.train(network, FitSamples.options(40), FitData.of(examples));

        assertThat(history.best().training().correct()).isGreaterThan(370);
    }

    @Test
    void learnsPictures() {
        float[] pixels = new float[200 * 36];
        int[] labels = new int[200];
        for (int row = 0; row < 200; row++) { // an upright or a lying line
            labels[row] = row % 2;
            for (int i = 0; i < 6; i++) {
                int line = row / 2 % 6;
                pixels[row * 36 + (labels[row] == 0 ? i * 6 + line : line * 6 + i)] = 1;
            }
        }
        Examples examples = Examples.ofClasses(FloatRows.adopt(pixels, 200, 1, 6, 6), labels, 2);

        FitHistory history = FitSamples.train(FitSamples.pictures(), FitSamples.options(15), FitData.of(examples));

        assertThat(history.best().training().correct()).isEqualTo(200);
    }

    @Test
    void learnsSequences() {
        float[] values = new float[100 * 2 * 5];
        int[] labels = new int[100];
        for (int row = 0; row < 100; row++) { // which feature comes first
            labels[row] = row % 2;
            values[row * 10 + labels[row] * 5] = 1;
            values[row * 10 + (1 - labels[row]) * 5 + 3] = 1;
        }
        Examples examples = Examples.ofClasses(FloatRows.adopt(values, 100, 2, 5), labels, 2);

        FitHistory history = FitSamples.train(FitSamples.sequences(), FitSamples.options(40), FitData.of(examples));

        assertThat(history.best().training().correct()).isEqualTo(100);
    }

    @Test
    void takesTheSameStepsAsDl4j_whenNothingIsRandom() {
        FitOptions oneBatch = FitSamples.options(5).withBatchSize(400).withPlan(PlanOptions.defaults(Precision.DOUBLE));
        MultiLayerNetwork ours = FitSamples.classifier(new Adam(0.02), 1);
        MultiLayerNetwork theirs = FitSamples.classifier(new Adam(0.02), 1);
        float[] points = FitSamples.points(400, 1);
        INDArray targets = Nd4j.zeros(400, 2);
        int[] labels = FitSamples.quadrants(points);
        for (int row = 0; row < 400; row++) {
            targets.putScalar(row, labels[row], 1);
        }
        for (int epoch = 0; epoch < 5; epoch++) {
            theirs.fit(Nd4j.createFromArray(points).reshape(400, 2), targets);
        }

        FitSamples.train(ours, oneBatch, FitData.of(TRAINING));

        assertThat(FitSamples.parameters(ours)).containsExactly(FitSamples.parameters(theirs), within(2e-5f));
        assertThat(ours.getLayerWiseConfigurations().getIterationCount()).isEqualTo(5);
        assertThat(ours.getUpdater().getStateViewArray().dup().data().asFloat())
                .containsExactly(
                        theirs.getUpdater().getStateViewArray().dup().data().asFloat(), within(1e-5f));
    }

    @Test
    void goesOnWhereDl4jLeftOff() {
        MultiLayerNetwork whole = FitSamples.classifier(new Adam(0.02), 1);
        MultiLayerNetwork halves = FitSamples.classifier(new Adam(0.02), 1);
        FitOptions oneBatch = FitSamples.options(6).withBatchSize(400);

        FitSamples.train(whole, oneBatch, FitData.of(TRAINING));
        FitSamples.train(halves, oneBatch.withEpochs(3), FitData.of(TRAINING));
        MultiLayerNetwork copy = halves.clone();
        FitSamples.train(copy, oneBatch.withEpochs(3), FitData.of(TRAINING));

        assertThat(FitSamples.parameters(copy)).containsExactly(FitSamples.parameters(whole), within(1e-5f));
        assertThat(copy.getLayerWiseConfigurations().getIterationCount()).isEqualTo(6);
        assertThat(copy.getLayerWiseConfigurations().getEpochCount()).isEqualTo(6);
    }

    @Test
    void givesTheSameBits_onAnyNumberOfThreads() {
        float[] one = trained(FitSamples.options(3).withPlan(plan(1)), 11);
        float[] three = trained(FitSamples.options(3).withPlan(plan(3)), 11);

        assertThat(three).containsExactly(one);
        assertThat(trained(FitSamples.options(3).withPlan(plan(1)), 12)).isNotEqualTo(one);
    }

    private static PlanOptions plan(int threads) {
        return PlanOptions.defaults(Precision.FLOAT).withThreads(threads);
    }

    private static float[] trained(FitOptions options, long seed) {
        MultiLayerNetwork network = FitSamples.classifier();
        NetworkFit.of(options).train(network, FitData.of(TRAINING, HELD_OUT), new Seed(seed), Progress.silent());
        return FitSamples.parameters(network);
    }

    @Test
    void countsARowTwice_whenItsWeightIsTwo() {
        float[] points = FitSamples.points(40, 1);
        float[] doubled = Arrays.copyOf(points, 100);
        System.arraycopy(points, 0, doubled, 80, 20); // rows 0 to 9 again
        float[] weights = new float[40];
        Arrays.fill(weights, 1);
        Arrays.fill(weights, 0, 10, 2);
        FitOptions oneBatch = FitSamples.options(10).withBatchSize(1000);
        MultiLayerNetwork weighted = FitSamples.classifier(new Sgd(0.5), 1);
        MultiLayerNetwork repeated = FitSamples.classifier(new Sgd(0.5), 1);

        FitHistory first = FitSamples.train(
                weighted,
                oneBatch,
                FitData.of(Examples.ofClasses(FloatRows.adopt(points, 40, 2), FitSamples.quadrants(points), 2)
                        .withWeights(weights)));
        FitHistory second = FitSamples.train(
                repeated,
                oneBatch,
                FitData.of(Examples.ofClasses(FloatRows.adopt(doubled, 50, 2), FitSamples.quadrants(doubled), 2)));

        assertThat(FitSamples.parameters(weighted)).containsExactly(FitSamples.parameters(repeated), within(1e-5f));
        assertThat(first.best().training().loss())
                .isCloseTo(second.best().training().loss(), within(1e-6));
    }

    @Test
    void keepsTheBestPassAndStops_whenTheLossRises() {
        MultiLayerNetwork network = FitSamples.classifier(new Adam(0.3), 1);
        FitData data = FitData.of(FitSamples.classes(40, 1), HELD_OUT);

        FitHistory history = FitSamples.train(network, FitSamples.options(300).withStopping(Stopping.after(5)), data);

        assertThat(history.stoppedEarly()).isTrue();
        assertThat(history.epochs()).hasSize(history.bestEpoch() + 5);
        double best = history.best().validation().orElseThrow().loss();
        assertThat(history.epochs())
                .allMatch(epoch -> epoch.validation().orElseThrow().loss() >= best);
        MultiLayerNetwork again = FitSamples.classifier(new Adam(0.3), 1);
        FitSamples.train(again, FitSamples.options(history.bestEpoch()), data);
        assertThat(FitSamples.parameters(network)).containsExactly(FitSamples.parameters(again));
        assertThat(network.getLayerWiseConfigurations().getEpochCount()).isEqualTo(history.bestEpoch());
    }

    @Test
    void stopsAtOnce_whenNoImprovementIsLargeEnough() {
        FitOptions options = FitSamples.options(50).withStopping(new Stopping(3, 1e9, true));

        FitHistory history = FitSamples.train(FitSamples.classifier(), options, FitData.of(TRAINING, HELD_OUT));

        assertThat(history.epochs()).hasSize(4); // the first is better than none, three are not better than it
        assertThat(history.bestEpoch()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstOfEqualPasses() {
        MultiLayerNetwork standing = FitSamples.classifier(new Sgd(1e-30), 1);
        FitOptions options = FitSamples.options(50).withStopping(new Stopping(3, 0, true));

        FitHistory history = FitSamples.train(standing, options, FitData.of(TRAINING, HELD_OUT));

        assertThat(history.bestEpoch()).isEqualTo(1);
        assertThat(history.epochs()).hasSize(4); // no pass is better than the first
    }

    @Test
    void goesOnWithTheScheduleOfEarlierPasses() {
        ISchedule fading = new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 1e-30); // from the second pass on 0
        MultiLayerNetwork fresh = FitSamples.classifier(new Sgd(fading), 1);
        MultiLayerNetwork seasoned = FitSamples.classifier(new Sgd(fading), 1);
        seasoned.getLayerWiseConfigurations().setEpochCount(1);
        float[] before = FitSamples.parameters(fresh);

        FitSamples.train(fresh, FitSamples.options(1), FitData.of(TRAINING));
        FitSamples.train(seasoned, FitSamples.options(1), FitData.of(TRAINING));

        assertThat(FitSamples.parameters(fresh)).isNotEqualTo(before);
        assertThat(FitSamples.parameters(seasoned)).containsExactly(before);
        assertThat(seasoned.getLayerWiseConfigurations().getEpochCount()).isEqualTo(2);
    }

    @Test
    void drawsOtherDropoutInEachPass() {
        MultiLayerNetwork standing = FitSamples.classifier(new Sgd(1e-30), 0.5);
        FitData oneRow = FitData.of(FitSamples.classes(1, 1));
        Set<String> losses = new HashSet<>();

        NetworkFit.of(FitSamples.options(20))
                .train(standing, oneRow, new Seed(11), (what, done, total) -> losses.add(what.split("loss ", 2)[1]));

        assertThat(losses).hasSizeGreaterThan(10); // of 20 draws for 8 units each
    }

    @Test
    void reportsLossesInTheUnitOfTheExamples() {
        FloatRows points = FloatRows.adopt(FitSamples.points(10, 1), 10, 2);
        Examples numbers = Examples.ofNumbers(points, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        List<Double> losses = new ArrayList<>();
        for (Examples unit : List.of(numbers, numbers.withLossUnit(6.25))) {
            MultiLayerNetwork network = FitSamples.oneUnit(Activation.IDENTITY, LossFunction.MSE);
            FitHistory history = FitSamples.train(network, FitSamples.options(2), FitData.of(unit));
            losses.add(history.best().parts().get(EpochScores.TRAINING).loss());
        }

        assertThat(losses.get(1)).isCloseTo(6.25 * losses.get(0), within(1e-12 * losses.get(1)));
    }

    @Test
    void keepsTheLastPass_whenTheBestIsNotWanted() {
        MultiLayerNetwork network = FitSamples.classifier(new Adam(0.3), 1);
        FitData data = FitData.of(FitSamples.classes(40, 1), HELD_OUT);

        FitHistory history =
                FitSamples.train(network, FitSamples.options(300).withStopping(new Stopping(5, 0, false)), data);

        assertThat(history.stoppedEarly()).isTrue();
        assertThat(history.bestEpoch()).isEqualTo(history.epochs().size());
        assertThat(network.getLayerWiseConfigurations().getEpochCount())
                .isEqualTo(history.epochs().size());
    }

    @Test
    void pullsProbabilitiesToTheMiddle_whenLabelsAreSmoothed() {
        FitOptions plain = FitSamples.options(80);
        FitOptions smoothed = plain.withStep(new StepOptions(0.4, OptionalDouble.empty()));
        MultiLayerNetwork sharp = FitSamples.classifier(new Adam(0.05), 1);
        MultiLayerNetwork soft = FitSamples.classifier(new Adam(0.05), 1);

        FitSamples.train(sharp, plain, FitData.of(TRAINING));
        FitSamples.train(soft, smoothed, FitData.of(TRAINING));

        assertThat(largest(sharp)).isGreaterThan(0.95);
        assertThat(largest(soft)).isLessThan(0.9); // targets are 0.8 and 0.2
    }

    private static double largest(MultiLayerNetwork network) {
        return network.output(Nd4j.createFromArray(FitSamples.points(100, 5)).reshape(100, 2))
                .maxNumber()
                .doubleValue();
    }

    @Test
    void movesNoFurtherThanTheLargestNorm() {
        MultiLayerNetwork network = FitSamples.classifier(new Sgd(1), 1);
        float[] before = FitSamples.parameters(network);
        FitOptions options =
                FitSamples.options(1).withBatchSize(1000).withStep(new StepOptions(0, OptionalDouble.of(1e-3)));

        FitSamples.train(network, options, FitData.of(TRAINING));

        double squares = 0;
        float[] after = FitSamples.parameters(network);
        for (int i = 0; i < after.length; i++) {
            squares += Math.pow(after[i] - before[i], 2);
        }
        assertThat(Math.sqrt(squares)).isCloseTo(1e-3, within(1e-6));
    }

    @Test
    void tellsLossAndRows() {
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void at(String what, long done, long total) {
                told.add("units are missing");
            }

            @Override
            public void at(String what, long done, long total, String units) {
                told.add(what.replaceAll("[0-9]\\.[0-9]{4}", "x") + ": " + done + "/" + total + " " + units);
            }
        };

        NetworkFit.of(FitSamples.options(2).withBatchSize(300))
                .train(FitSamples.classifier(), FitData.of(TRAINING), new Seed(1), progress);

        assertThat(told)
                .containsExactly(
                        "training: epoch 1 of 2, loss x: 200/800 rows",
                        "training: epoch 1 of 2, loss x: 400/800 rows",
                        "training: epoch 2 of 2, loss x: 600/800 rows",
                        "training: epoch 2 of 2, loss x: 800/800 rows");
    }

    @Test
    void refusesExamplesThatDoNotFit() {
        Examples three = Examples.ofClasses(FloatRows.adopt(new float[6], 2, 3), new int[] {0, 1}, 2);

        assertThatThrownBy(() -> FitSamples.train(FitSamples.classifier(), FitSamples.options(1), FitData.of(three)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
    }
}
