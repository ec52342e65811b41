package dev.assize.engine.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.MinMaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Steps of the engine against steps of DL4J's {@code fit}. */
class UpdaterTest {
    private static final int STEPS = 10;

    static MultiLayerConfiguration mlp(UnaryOperator<NeuralNetConfiguration.Builder> settings) {
        return settings.apply(new NeuralNetConfiguration.Builder().seed(7))
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(6)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(5))
                .build();
    }

    static Stream<IUpdater> updaters() {
        return Stream.of(
                new Sgd(0.1),
                new Nesterovs(0.05, 0.9),
                new Adam(0.01, 0.8, 0.99, 1e-8),
                new AMSGrad(0.01),
                new AdaMax(0.01),
                new Nadam(0.01),
                new AdaDelta(0.9, 1e-4),
                new AdaGrad(0.05, 1e-7),
                new RmsProp(0.01, 0.9, 1e-6),
                new NoOp());
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void equalsDl4j_forEveryOptimizer(IUpdater updater) {
        Race exact = Race.of(mlp(builder -> builder.updater(updater)), DataType.DOUBLE, 5);
        exact.run(STEPS, 1e-10);
        Race fast = Race.of(mlp(builder -> builder.updater(updater)), DataType.FLOAT, 5);
        fast.run(STEPS, 1e-5);

        assertThat(exact.updater.state()).hasSize((int) updater.stateSize(exact.network.numParams()));
    }

    private static void race(MultiLayerConfiguration configuration, int... inputShape) {
        Race.of(configuration, DataType.DOUBLE, inputShape).run(STEPS, 1e-10);
        Race.of(configuration, DataType.FLOAT, inputShape).run(STEPS, 1e-5);
    }

    private static MultiLayerConfiguration adam(UnaryOperator<NeuralNetConfiguration.Builder> settings) {
        return mlp(builder -> settings.apply(builder.updater(new Adam(0.01))));
    }

    @Test
    void addsTheFormulaOfAdaBelief_whichDl4jCannotRun() {
        MultiLayerConfiguration configuration = mlp(builder -> builder.updater(new AdaBelief(0.01, 0.9, 0.99, 1e-8)));
        MultiLayerNetwork network = Race.network(configuration, DataType.DOUBLE);
        assertThatThrownBy(() -> network.getUpdater().getStateViewArray()).isInstanceOf(RuntimeException.class);
        Plan plan = Plan.of(network, Precision.DOUBLE);
        Updater updater = Updater.of(Race.network(configuration, DataType.DOUBLE), plan);
        double[] before = plan.parameters();
        plan.train(Batch.of(new double[] {1, 2, 3, 4, 5}, 1, 5), Batch.ofClasses(new int[] {1}, 3), 0);
        double[] gradient = plan.gradient();
        updater.step(0, 0, 1);

        double[] expected = new double[before.length];
        for (int i = 0; i < expected.length; i++) {
            double first = 0.1 * gradient[i];
            double second = 0.01 * Math.pow(gradient[i] - first, 2) + 1e-8;
            double rate = 0.01 * Math.sqrt(1 - 0.99) / (1 - 0.9);
            expected[i] = before[i] - rate * first / (Math.sqrt(second) + 1e-8);
        }
        Race.close(plan.parameters(), expected, 1e-13);
    }

    @Test
    void equalsDl4j_withEveryRegularization() {
        race(adam(builder -> builder.l1(0.02)), 5);
        race(adam(builder -> builder.l2(0.05)), 5);
        race(adam(builder -> builder.weightDecay(0.1)), 5);
        race(adam(builder -> builder.weightDecay(0.1, false)), 5);
        race(adam(builder -> builder.l1(0.01).l2(0.03).l1Bias(0.02).l2Bias(0.01)), 5);
        race(adam(builder -> builder.weightDecay(0.05).weightDecayBias(0.2)), 5);
        race(mlp(builder -> builder.updater(new AdaDelta()).l2(0.05)), 5);
        race(mlp(builder -> builder.updater(new AdaDelta()).weightDecay(0.01)), 5);
    }

    @ParameterizedTest
    @EnumSource(GradientNormalization.class)
    void equalsDl4j_withEveryNormalization(GradientNormalization mode) {
        for (double threshold : new double[] {0.02, 0.1, 10}) {
            race(
                    mlp(builder -> builder.updater(new Sgd(0.3))
                            .l2(0.01)
                            .gradientNormalization(mode)
                            .gradientNormalizationThreshold(threshold)),
                    5);
        }
    }

    static Stream<IUpdater> scheduled() {
        Map<Integer, Double> drops = new TreeMap<>(Map.of(0, 0.2, 3, 0.1, 7, 0.05));
        Map<Integer, Double> momenta = new TreeMap<>(Map.of(0, 0.5, 2, 0.9));
        return Stream.of(
                new Sgd(new ExponentialSchedule(ScheduleType.ITERATION, 0.2, 0.9)),
                new Adam(new PolySchedule(ScheduleType.EPOCH, 0.05, 2, 4)),
                new RmsProp(new StepSchedule(ScheduleType.ITERATION, 0.02, 0.5, 4)),
                new Nesterovs(
                        new MapSchedule(ScheduleType.ITERATION, drops), new MapSchedule(ScheduleType.EPOCH, momenta)));
    }

    @ParameterizedTest
    @MethodSource("scheduled")
    void equalsDl4j_underSchedules(IUpdater updater) {
        race(mlp(builder -> builder.updater(updater).weightDecay(0.05)), 5);
    }

    @Test
    void equalsDl4j_whenAScheduleReachesZero() {
        race(
                mlp(builder -> builder.updater(
                        new Adam(new MapSchedule(ScheduleType.ITERATION, new TreeMap<>(Map.of(0, 0.01, 4, 0.0)))))),
                5);
    }

    @Test
    void equalsDl4j_withAnotherOptimizerForTheBias_andForEachLayer() {
        race(adam(builder -> builder.biasUpdater(new Sgd(0.2)).l2(0.01)), 5);
        MultiLayerConfiguration mixed = new NeuralNetConfiguration.Builder()
                .updater(new Nesterovs(0.05))
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(4)
                        .updater(new Adam(0.02))
                        .biasUpdater(new RmsProp(0.01))
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(4)
                        .updater(new Adam(0.02))
                        .hasBias(false)
                        .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(0.05)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .l1(0.01)
                        .build())
                .setInputType(InputType.feedForward(5))
                .build();
        race(mixed, 5);
    }

    @Test
    void equalsDl4j_whereThePlanKeepsParametersInAnotherOrder() {
        MultiLayerConfiguration images = new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.01))
                .l2(0.02)
                .biasUpdater(new Nesterovs(0.05))
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(6, 5, 2))
                .build();
        race(images, 2, 6, 5);
        MultiLayerConfiguration sequences = new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.01))
                .l2(0.02)
                .gradientNormalization(GradientNormalization.ClipL2PerParamType)
                .gradientNormalizationThreshold(0.05)
                .list()
                .layer(new LastTimeStep(new LSTM.Builder()
                        .nOut(4)
                        .activation(Activation.TANH)
                        .biasUpdater(new AdaGrad(0.05))
                        .build()))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.recurrent(3, 4))
                .build();
        race(sequences, 3, 4);
    }

    @Test
    void equalsDl4j_withRunningMeansAndVariances() {
        for (GradientNormalization mode : GradientNormalization.values()) {
            MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                    .updater(new Adam(0.01))
                    .l2(0.02)
                    .gradientNormalization(mode)
                    .gradientNormalizationThreshold(0.5)
                    .list()
                    .layer(new DenseLayer.Builder().nOut(4).hasBias(false).build())
                    .layer(new BatchNormalization())
                    .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(3)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.feedForward(5))
                    .build();
            Race.of(configuration, DataType.DOUBLE, 5).run(STEPS, 1e-10);
        }
    }

    @Test
    void equalsDl4j_whenGradientsAreNotAveraged() {
        race(mlp(builder -> builder.updater(new Sgd(0.02)).miniBatch(false)), 5);
    }

    @Test
    void leavesFrozenLayersAlone() {
        for (boolean below : new boolean[] {false, true}) {
            Layer inner =
                    new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build();
            MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                    .updater(new Adam(0.01))
                    .list()
                    .layer(new DenseLayer.Builder().nOut(4).build())
                    .layer(below ? new FrozenLayerWithBackprop(inner) : new FrozenLayer(inner))
                    .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(3)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.feedForward(5))
                    .build();
            Race race = Race.of(configuration, DataType.DOUBLE, 5);
            double[] before = race.plan.parameters();
            race.run(STEPS, 1e-10);

            double[] after = race.plan.parameters();
            assertThat(Arrays.copyOfRange(after, 24, 44)).isEqualTo(Arrays.copyOfRange(before, 24, 44));
            assertThat(after[0] != before[0]).isEqualTo(below);
        }
    }

    static Stream<LayerConstraint> constraints() {
        return Stream.of(
                new MaxNormConstraint(0.8, 1),
                new MinMaxNormConstraint(0.5, 0.9, 0.7, 1),
                new UnitNormConstraint(1),
                new NonNegativeConstraint());
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void equalsDl4j_underConstraints(LayerConstraint constraint) {
        Race.of(adam(builder -> builder.constrainWeights(constraint)), DataType.DOUBLE, 5)
                .run(STEPS, 1e-10);
    }

    @Test
    void penaltyEqualsDl4jsRegularizationScore() {
        MultiLayerConfiguration configuration =
                adam(builder -> builder.l1(0.02).l2(0.3).l2Bias(0.05).weightDecayBias(0.1));
        Race race = Race.of(configuration, DataType.DOUBLE, 5);
        race.run(2, 1e-10);

        assertThat(race.updater.penalty(2, 0)).isCloseTo(race.network.calcRegularizationScore(true), within(1e-12));
    }

    @Test
    void goesOnInDl4j_andBack() {
        MultiLayerConfiguration configuration = adam(builder -> builder.biasUpdater(new AdaGrad(0.05)));
        Race race = Race.of(configuration, DataType.DOUBLE, 5);
        race.run(3, 1e-10);
        MultiLayerNetwork resumed = Race.network(configuration, DataType.DOUBLE);
        race.plan.write(resumed);
        race.updater.write(resumed);

        Race.close(
                race.updater.state(),
                race.network.getUpdater().getStateViewArray().dup().data().asDouble(),
                1e-10);
        assertThat(resumed.getUpdater().getStateViewArray().dup().data().asDouble())
                .isEqualTo(race.updater.state());
        Plan plan = Plan.of(resumed, Precision.DOUBLE);
        assertThat(Updater.of(resumed, plan).state()).isEqualTo(race.updater.state());
        Updater other = Updater.of(Race.network(configuration, DataType.DOUBLE), plan);
        other.read(Race.network(configuration, DataType.DOUBLE));
        assertThat(other.state()).isNotEqualTo(race.updater.state()).endsWith(1e-6);
        other.read(resumed);
        assertThat(other.state()).isEqualTo(race.updater.state());
    }

    @Test
    void goesOnInDl4j_afterAModelFile(@TempDir Path folder) throws IOException {
        Race race = Race.of(adam(builder -> builder), DataType.DOUBLE, 5);
        race.run(3, 1e-10);
        race.plan.write(race.network);
        race.updater.write(race.network);
        ModelSerializer.writeModel(race.network, folder.resolve("model.zip").toFile(), true);
        MultiLayerNetwork read = ModelSerializer.restoreMultiLayerNetwork(
                folder.resolve("model.zip").toFile(), true);

        Plan plan = Plan.of(read, Precision.DOUBLE);
        Updater updater = Updater.of(read, plan);
        assertThat(updater.state()).isEqualTo(race.updater.state());
        Batch inputs = Batch.of(new double[] {1, 2, 3, 4, 5}, 1, 5);
        for (Plan each : List.of(plan, race.plan)) {
            each.train(inputs, Batch.ofClasses(new int[] {1}, 3), 0);
        }
        updater.step(3, 1, 1);
        race.updater.step(3, 1, 1);
        assertThat(plan.parameters()).isEqualTo(race.plan.parameters());
    }

    @Test
    void leavesRunningMeansAndVariancesOutOfTheNorm_whenItIsLimited() {
        MultiLayerNetwork network = Race.network(
                new NeuralNetConfiguration.Builder()
                        .updater(new Sgd(1))
                        .list()
                        .layer(new BatchNormalization())
                        .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build())
                        .setInputType(InputType.feedForward(5))
                        .build(),
                DataType.DOUBLE);
        Plan plan = Plan.of(network, Precision.DOUBLE);
        Updater updater = Updater.of(network, plan, OptionalDouble.of(0.01));
        plan.train(
                Batch.of(new double[] {1, 2, 3, 4, 5, 5, 4, 3, 2, 1}, 2, 5), Batch.ofClasses(new int[] {0, 2}, 3), 0);
        double[] gradient = plan.gradient();
        double[] before = plan.parameters();
        updater.step(0, 0, 2);

        double squares = 0;
        for (int i = 0; i < gradient.length; i++) {
            squares += isRunning(i) ? 0 : gradient[i] / 2 * gradient[i] / 2;
        }
        double factor = 0.01 / Math.sqrt(squares) / 2;
        double[] expected = new double[before.length];
        Arrays.setAll(expected, i -> before[i] - (isRunning(i) ? 1 : factor) * gradient[i]);
        assertThat(squares).isGreaterThan(0.01 * 0.01);
        Race.close(plan.parameters(), expected, 1e-14);
    }

    /** After gamma and beta of five inputs come their running means and variances. */
    private static boolean isRunning(int parameter) {
        return parameter >= 10 && parameter < 20;
    }

    @Test
    void limitsTheNormOfTheWholeGradient() {
        MultiLayerNetwork network = Race.network(mlp(builder -> builder.updater(new Sgd(1))), DataType.DOUBLE);
        Batch inputs = Batch.of(new double[] {1, 2, 3, 4, 5, 5, 4, 3, 2, 1}, 2, 5);
        for (double limit : new double[] {0.01, 1e6}) {
            Plan plan = Plan.of(network, Precision.DOUBLE);
            Updater updater = Updater.of(network, plan, OptionalDouble.of(limit));
            plan.train(inputs, Batch.ofClasses(new int[] {0, 2}, 3), 0);
            double[] mean = Arrays.stream(plan.gradient()).map(g -> g / 2).toArray();
            double norm = Math.sqrt(Arrays.stream(mean).map(g -> g * g).sum());
            double[] before = plan.parameters();
            updater.step(0, 0, 2);

            double factor = Math.min(1, limit / norm);
            double[] expected = new double[before.length];
            Arrays.setAll(expected, i -> before[i] - factor * mean[i]);
            Race.close(plan.parameters(), expected, 1e-14);
        }
    }
}
