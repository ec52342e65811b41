package dev.assize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PredictorTest {
    /** Name, network, shape of a batch. */
    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("softmax", Networks.dense(Networks.softmax(3)), new int[] {5, 4}),
                Arguments.of(
                        "sigmoid",
                        Networks.dense(Networks.output(LossFunction.XENT, 1, Activation.SIGMOID)),
                        new int[] {5, 4}),
                Arguments.of(
                        "regression",
                        Networks.dense(Networks.output(LossFunction.MSE, 1, Activation.IDENTITY)),
                        new int[] {5, 4}),
                Arguments.of(
                        "positive regression",
                        Networks.dense(Networks.output(LossFunction.MSE, 1, Activation.SOFTPLUS)),
                        new int[] {5, 4}),
                Arguments.of("convolution", convolution(), new int[] {3, 2, 6, 6}),
                Arguments.of("sequence", sequence(), new int[] {3, 4, 5}));
    }

    private static MultiLayerNetwork convolution() {
        return Networks.of(
                InputType.convolutional(6, 6, 2),
                Networks.softmax(3),
                new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build(),
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build(),
                Networks.dense(5, Activation.SIGMOID));
    }

    private static MultiLayerNetwork sequence() {
        Layer lstm = new LastTimeStep(
                new LSTM.Builder().nOut(3).activation(Activation.TANH).build());
        return Networks.of(InputType.recurrent(4, 5), Networks.softmax(2), lstm);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void predictsWhatDl4jPredicts(String name, MultiLayerNetwork network, int[] shape) {
        Tensor batch = Networks.inputs(3, shape);

        Tensor scores = PlanPredictor.of(network).predict(batch);

        double[] expected = Networks.dl4jOutput(network, batch);
        for (int row = 0; row < batch.rows(); row++) {
            double last = scores.at(row, scores.length(1) - 1); // a sigmoid unit is the last of two classes
            int width = expected.length / batch.rows();
            assertThat(last).isCloseTo(expected[row * width + width - 1], within(1e-12));
        }
        assertThat(scores.rows()).isEqualTo(shape[0]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void rowsSumToOne_whenClassifying(String name, MultiLayerNetwork network, int[] shape) {
        PlanPredictor predictor = PlanPredictor.of(network);
        Tensor scores = predictor.predict(Networks.inputs(3, shape));

        assertThat(scores.shape()).containsExactly(shape[0], predictor.outputCount());
        for (int row = 0; row < scores.rows() && predictor.outputCount() > 1; row++) {
            assertThat(DoubleStream.of(scores.row(row)).sum()).isCloseTo(1, within(1e-14));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradientEqualsDifferenceQuotient(String name, MultiLayerNetwork network, int[] shape) {
        PlanPredictor predictor = PlanPredictor.of(network);
        Tensor batch = Networks.inputs(11, shape);
        for (OutputScale scale : OutputScale.values()) {
            int[] classes = new int[shape[0]];
            for (int row = 0; row < shape[0]; row++) {
                classes[row] = row % predictor.outputCount();
            }
            Tensor gradient = predictor.gradient(batch, classes, scale);
            assertThat(gradient.shape()).containsExactly(shape);
            double largest = 0;
            for (int input = 0; input < batch.rowSize(); input++) {
                double[] quotients = quotients(predictor, batch, classes, scale, input);
                for (int row = 0; row < batch.rows(); row++) {
                    largest = Math.max(largest, Math.abs(gradient.at(row, input) - quotients[row]));
                }
            }
            assertThat(largest).isLessThan(1e-9); // fourth-order differences at 1e-3: error about 1e-12
        }
    }

    /** {@code (8 (f(x+h) - f(x-h)) - (f(x+2h) - f(x-2h))) / 12h} for one input of every row. */
    private static double[] quotients(
            PlanPredictor predictor, Tensor batch, int[] classes, OutputScale scale, int input) {
        double h = 1e-3;
        double[] quotients = new double[batch.rows()];
        int[] steps = {-2, -1, 1, 2};
        int[] weights = {1, -8, 8, -1};
        for (int k = 0; k < steps.length; k++) {
            double[] moved = batch.toArray();
            for (int row = 0; row < batch.rows(); row++) {
                moved[row * batch.rowSize() + input] += steps[k] * h;
            }
            Tensor outputs = predictor.output(Tensor.adopt(moved, batch.shape()), classes, scale);
            for (int row = 0; row < batch.rows(); row++) {
                quotients[row] += weights[k] * outputs.flat(row) / (12 * h);
            }
        }
        return quotients;
    }

    @Test
    void outputAgreesWithPredict_whenProbability() {
        PlanPredictor predictor = PlanPredictor.of(Networks.dense(Networks.softmax(3)));
        Tensor batch = Networks.inputs(9, 3, 4);

        Tensor output = predictor.output(batch, new int[] {2, 0, 1}, OutputScale.PROBABILITY);

        Tensor scores = predictor.predict(batch);
        assertThat(output.toArray()).containsExactly(scores.at(0, 2), scores.at(1, 0), scores.at(2, 1));
    }

    @Test
    void ignoresDropout() {
        Layer withDropout = Networks.dense(6, Activation.TANH);
        withDropout.setIDropout(new Dropout(0.5));
        MultiLayerNetwork network = Networks.of(InputType.feedForward(4), Networks.softmax(2), withDropout);
        PlanPredictor predictor = PlanPredictor.of(network);
        Tensor batch = Networks.inputs(1, 8, 4);

        Tensor first = predictor.gradient(batch, new int[8], OutputScale.LOGIT);

        assertThat(predictor.gradient(batch, new int[8], OutputScale.LOGIT)).isEqualTo(first);
        double[] quotients = quotients(predictor, batch, new int[8], OutputScale.LOGIT, 2);
        for (int row = 0; row < 8; row++) {
            assertThat(first.at(row, 2)).isCloseTo(quotients[row], within(1e-9));
        }
    }

    @Test
    void keepsTheNetworkAsItWas_whenTheOriginalChanges() {
        MultiLayerNetwork network = Networks.dense(Networks.softmax(3));
        PlanPredictor predictor = PlanPredictor.of(network);
        Tensor batch = Networks.inputs(2, 4, 4);
        Tensor before = predictor.predict(batch);

        network.params().muli(0);

        assertThat(predictor.predict(batch)).isEqualTo(before);
        assertThat(network.getLayerWiseConfigurations()
                        .getConf(1)
                        .getLayer()
                        .getClass()
                        .getSimpleName())
                .isEqualTo("OutputLayer");
    }

    @Test
    void answersNothing_whenThereAreNoRows() {
        PlanPredictor predictor = PlanPredictor.of(Networks.dense(Networks.softmax(3)));
        Tensor empty = Tensor.of(new double[0], 0, 4);

        assertThat(predictor.predict(empty).shape()).containsExactly(0, 3);
        assertThat(predictor.gradient(empty, new int[0], OutputScale.LOGIT).shape())
                .containsExactly(0, 4);
    }

    @Test
    void givesTheSame_whenSeveralThreadsAsk() throws Exception {
        PlanPredictor predictor = PlanPredictor.of(Networks.dense(Networks.softmax(3)));
        Tensor batch = Networks.inputs(4, 16, 4);
        Tensor expected = predictor.gradient(batch, new int[16], OutputScale.PROBABILITY);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Tensor>> answers = Stream.generate(
                            () -> threads.submit(() -> predictor.gradient(batch, new int[16], OutputScale.PROBABILITY)))
                    .limit(40)
                    .toList();
            for (Future<Tensor> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refuses_whenClassesDoNotFit() {
        PlanPredictor predictor = PlanPredictor.of(Networks.dense(Networks.softmax(3)));
        Tensor batch = Networks.inputs(4, 2, 4);

        assertThatThrownBy(() -> predictor.gradient(batch, new int[3], OutputScale.LOGIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 classes were given for 2 rows; give one for each row");
        assertThatThrownBy(() -> predictor.output(batch, new int[] {0, 3}, OutputScale.LOGIT))
                .hasMessage("row 1 asks for output 3; the network has outputs 0 to 2");
        assertThatThrownBy(() -> predictor.output(batch, new int[] {-1, 0}, OutputScale.LOGIT))
                .hasMessage("row 0 asks for output -1; the network has outputs 0 to 2");
    }

    @Test
    void takesLargeBatchesInSlices() {
        PlanPredictor predictor = PlanPredictor.of(Networks.dense(Networks.softmax(3)));
        Tensor batch = Networks.inputs(5, 600, 4);
        int[] classes = new int[600];

        Tensor scores = predictor.predict(batch);
        Tensor gradient = predictor.gradient(batch, classes, OutputScale.PROBABILITY);

        Tensor part = batch.slice(500, 600);
        double[] last = predictor.predict(part).toArray();
        for (int row = 0; row < 100; row++) {
            assertThat(scores.at(500 + row, 1)).isCloseTo(last[3 * row + 1], within(1e-13));
        }
        assertThat(gradient.slice(500, 600).toArray())
                .containsExactly(
                        predictor
                                .gradient(part, new int[100], OutputScale.PROBABILITY)
                                .toArray(),
                        within(1e-13));
    }

    @Test
    void refuses_whenTheNetworkEndsOtherwise() {
        MultiLayerNetwork severalSigmoids = Networks.dense(Networks.output(LossFunction.XENT, 2, Activation.SIGMOID));

        assertThatThrownBy(() -> PlanPredictor.of(severalSigmoids))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a network that ends with 2 units and activation SIGMOID has no scores; end with softmax over "
                                + "two or more classes, with one sigmoid unit, or with one unit for a number");
    }

    @Test
    void refuses_whenEveryTimeStepHasAnAnswer() {
        MultiLayerNetwork network = Networks.of(
                InputType.recurrent(4, 5),
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build(),
                new LSTM.Builder().nOut(3).activation(Activation.TANH).build());
        PlanPredictor predictor = PlanPredictor.of(network);

        assertThatThrownBy(() -> predictor.predict(Networks.inputs(3, 2, 4, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the network answers a row with 10 numbers of 2 units, one for each time step; let it end "
                        + "with the last step or a mean over time");
    }

    private static ComputationGraph graph(String... outputs) {
        ComputationGraphConfiguration.GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(3)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.feedForward(4))
                .addLayer("a", Networks.dense(3, Activation.TANH), "in")
                .addLayer("b", Networks.dense(3, Activation.SIGMOID), "in")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b");
        for (String output : outputs) {
            builder.addLayer(output, Networks.softmax(3), "sum");
        }
        ComputationGraph graph =
                new ComputationGraph(builder.setOutputs(outputs).build());
        graph.init();
        return graph;
    }

    @Test
    void scoresAGraphOfOneInputAndOneOutput() {
        ComputationGraph graph = graph("out");
        PlanPredictor predictor = PlanPredictor.of(graph);
        Tensor batch = Networks.inputs(3, 6, 4);

        Tensor scores = predictor.predict(batch);

        double[] expected = graph.output(Nd4j.createFromArray(batch.toArray())
                        .castTo(DataType.FLOAT)
                        .reshape(6, 4))[0]
                .dup()
                .data()
                .asDouble();
        assertThat(scores.toArray()).containsExactly(expected, within(1e-6)); // DL4J computes in float here
        int[] classes = new int[6];
        Tensor gradient = predictor.gradient(batch, classes, OutputScale.PROBABILITY);
        for (int input = 0; input < 4; input++) {
            double[] quotients = quotients(predictor, batch, classes, OutputScale.PROBABILITY, input);
            for (int row = 0; row < 6; row++) {
                assertThat(gradient.at(row, input)).isCloseTo(quotients[row], within(1e-9));
            }
        }
    }

    @Test
    void refusesAGraphOfTwoOutputs() {
        ComputationGraph graph = graph("first", "second");

        assertThatThrownBy(() -> PlanPredictor.of(graph))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a network with 1 inputs and 2 outputs was given; a predictor takes one of each");
    }
}
