package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.update.Updater;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Networks that DL4J's Keras import makes of a model's JSON run on the engine. Keras has channels and features last,
 * and ends with a dense layer behind which DL4J puts a loss layer.
 */
class KerasImportTest {
    private static final int ROWS = 6;

    @Test
    void runsAConvolutionalNetwork() throws Exception {
        MultiLayerNetwork network = sequential(
                KerasJson.convolution("first", 3, ", \"batch_input_shape\": [null, 7, 6, 2]"),
                KerasJson.pooling("MaxPooling2D", "pool"),
                KerasJson.layer("Flatten", "flat", ""),
                KerasJson.dense("hidden", 5, "relu"),
                KerasJson.dense("answer", 3, "softmax"));

        assertRunsAsDl4jDoes(network, ROWS, 7, 6, 2);
    }

    @Test
    void runsGlobalPoolingInsteadOfFlattening() throws Exception {
        MultiLayerNetwork network = sequential(
                KerasJson.convolution("first", 4, ", \"batch_input_shape\": [null, 7, 6, 2]"),
                KerasJson.layer("GlobalAveragePooling2D", "mean", ", \"data_format\": \"channels_last\""),
                KerasJson.dense("answer", 3, "softmax"));

        assertRunsAsDl4jDoes(network, ROWS, 7, 6, 2);
    }

    @Test
    void runsARecurrentNetwork() throws Exception {
        MultiLayerNetwork network = sequential(
                KerasJson.lstm("memory", 6, false, ", \"batch_input_shape\": [null, 5, 4]"),
                KerasJson.dense("answer", 3, "softmax"));

        assertRunsAsDl4jDoes(network, ROWS, 5, 4);
    }

    @Test
    void runsAPerceptron() throws Exception {
        MultiLayerNetwork network = sequential(
                KerasJson.dense("hidden", 5, "tanh", ", \"batch_input_shape\": [null, 4]"),
                KerasJson.dense("answer", 3, "softmax"));

        assertThat(DataOrder.of(network)).isEqualTo(DataOrder.CHANNELS_FIRST);
        assertRunsAsDl4jDoes(network, ROWS, 4);
    }

    @Test
    void runsAGraphWithTwoBranches() throws Exception {
        ComputationGraph graph = graph(KerasJson.twoBranches());
        Plan plan = Plan.of(graph, Precision.FLOAT);
        Batch inputs = inputs(ROWS, 7, 6, 2);
        Compare.close(
                plan.predict(inputs).toArray(),
                graph.output(array(ROWS, 7, 6, 2))[0].dup('c').data().asDouble(),
                1e-5);
        assertThat(DataOrder.of(graph)).isEqualTo(DataOrder.CHANNELS_LAST);
    }

    @Test
    void trainsWithTheOptimizerOfKeras_andGivesTheParametersBack() throws Exception {
        MultiLayerNetwork network = sequential(
                KerasJson.convolution("first", 3, ", \"batch_input_shape\": [null, 7, 6, 2]"),
                KerasJson.layer("Flatten", "flat", ""),
                KerasJson.dense("answer", 3, "softmax"));
        Plan plan = Plan.of(network, Precision.FLOAT);
        Updater updater = Updater.of(network, plan, OptionalDouble.empty());
        Batch inputs = inputs(ROWS, 7, 6, 2);
        Batch targets = Batch.ofClasses(new int[] {0, 1, 2, 0, 1, 2}, 3);
        double before = Arrays.stream(plan.train(inputs, targets, 1)).sum();
        for (int step = 0; step < 200; step++) {
            plan.train(inputs, targets, 1);
            updater.step(step, 0, ROWS);
        }
        plan.write(network);

        double after = Arrays.stream(plan.train(inputs, targets, 1)).sum();
        assertThat(after).isLessThan(before / 2);
        Compare.close(plan.predict(inputs).toArray(), output(network, ROWS, 7, 6, 2), 1e-5);
    }

    /** DL4J itself cannot make the gradient of each of these: it is held against the slope of the loss. */
    private static void assertRunsAsDl4jDoes(MultiLayerNetwork network, int... shape) {
        Plan plan = Plan.of(network, Precision.DOUBLE);
        Batch targets = Batch.ofClasses(new int[] {0, 1, 2, 0, 1, 2}, 3);

        Compare.close(plan.predict(inputs(shape)).toArray(), output(network, shape), 1e-5);
        double[] losses = plan.train(inputs(shape), targets, 1);
        double score = network.score(new DataSet(array(shape), Twin.array(oneHot(), DataType.FLOAT, ROWS, 3)));
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(score, within(1e-5));
        double[] gradient = plan.gradient();
        double[] parameters = plan.parameters();
        for (int i = 0; i < gradient.length; i += 5) {
            double[] moved = parameters.clone();
            moved[i] += 1e-5;
            plan.setParameters(moved);
            double more = Arrays.stream(plan.train(inputs(shape), targets, 1)).sum();
            moved[i] -= 2e-5;
            plan.setParameters(moved);
            double less = Arrays.stream(plan.train(inputs(shape), targets, 1)).sum();
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((more - less) / 2e-5, within(1e-6));
        }
    }

    private static MultiLayerNetwork sequential(String... layers) throws Exception {
        try (KerasModelBuilder builder = builder(KerasJson.sequential(layers))) {
            MultiLayerNetwork network =
                    new MultiLayerNetwork(builder.buildSequential().getMultiLayerConfiguration());
            network.init();
            return drawn(network);
        }
    }

    private static ComputationGraph graph(String json) throws Exception {
        try (KerasModelBuilder builder = builder(json)) {
            ComputationGraph graph = new ComputationGraph(builder.buildModel().getComputationGraphConfiguration());
            graph.init();
            return drawn(graph);
        }
    }

    private static KerasModelBuilder builder(String json) {
        return new KerasModel()
                .modelBuilder()
                .modelJson(json)
                .trainingJson(KerasJson.TRAINING)
                .enforceTrainingConfig(true);
    }

    private static <M extends Model> M drawn(M model) {
        int count = Math.toIntExact(model.numParams());
        double[] numbers = new SplittableRandom(3).doubles(count, -0.4, 0.4).toArray();
        INDArray parameters = model.params();
        parameters.assign(Twin.array(numbers, parameters.dataType(), parameters.shape()));
        return model;
    }

    private static double[] numbers(int... shape) {
        return new SplittableRandom(9).doubles(Twin.size(shape), -1, 1).toArray();
    }

    private static Batch inputs(int... shape) {
        return Batch.of(numbers(shape), shape);
    }

    private static INDArray array(int... shape) {
        return Twin.array(numbers(shape), DataType.FLOAT, shape);
    }

    private static double[] output(MultiLayerNetwork network, int... shape) {
        return network.output(array(shape)).dup('c').data().asDouble();
    }

    private static double[] oneHot() {
        double[] targets = new double[ROWS * 3];
        for (int row = 0; row < ROWS; row++) {
            targets[row * 3 + row % 3] = 1;
        }
        return targets;
    }
}
