package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.L2Vertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Outputs, losses and parameter gradients of graphs, against DL4J's own. */
class GraphsAgainstDl4jTest {
    private static final int ROWS = 7;
    private static final InputType VECTOR = InputType.feedForward(5);
    private static final InputType OTHER = InputType.feedForward(3);
    private static final InputType IMAGE = InputType.convolutional(6, 5, 2);
    private static final InputType SEQUENCE = InputType.recurrent(3, 4);

    @ParameterizedTest
    @MethodSource("graphs")
    void equalsDl4j_inDouble(List<InputType> types, UnaryOperator<GraphBuilder> vertices) {
        GraphTwin twin = GraphTwin.of(DataType.DOUBLE, ROWS, types, vertices);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        checkOutputs(plan.predict(twin.inputs), twin, 1e-10);
        double[] losses = plan.train(twin.inputs, twin.targets, new double[0], 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(twin.score(), within(1e-8)); // DL4J clips logarithms
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void equalsDl4j_inFloat(List<InputType> types, UnaryOperator<GraphBuilder> vertices) {
        GraphTwin twin = GraphTwin.of(DataType.FLOAT, ROWS, types, vertices);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        checkOutputs(plan.predict(twin.inputs), twin, 1e-5);
        plan.train(twin.inputs, twin.targets, new double[0], 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    private static void checkOutputs(List<Tensor> outputs, GraphTwin twin, double tolerance) {
        List<double[]> expected = twin.outputs();
        assertThat(outputs).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Compare.close(outputs.get(i).toArray(), expected.get(i), tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void inputGradientsEqualDifferenceQuotients(List<InputType> types, UnaryOperator<GraphBuilder> vertices) {
        GraphTwin twin = GraphTwin.of(DataType.DOUBLE, 2, types, vertices);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.inputs);
        pass.backward(twin.targets);
        for (int input = 0; input < types.size(); input++) {
            double[] gradient = pass.inputGradient(input).toArray();
            for (int i = 0; i < gradient.length; i += 3) {
                double quotient = (loss(plan, twin, input, i, 1e-5) - loss(plan, twin, input, i, -1e-5)) / 2e-5;
                assertThat(gradient[i]).as("input %d, number %d", input, i).isCloseTo(quotient, within(1e-7));
            }
            pass = plan.forward(twin.inputs);
            pass.backward(twin.targets);
        }
    }

    private static double loss(Plan plan, GraphTwin twin, int input, int changed, double by) {
        double[] numbers = twin.inputNumbers.get(input).clone();
        numbers[changed] += by;
        List<Batch> inputs = new ArrayList<>(twin.inputs);
        inputs.set(input, Batch.of(numbers, twin.inputShapes.get(input)));
        return Arrays.stream(plan.forward(inputs).backward(twin.targets)).sum();
    }

    static Stream<Arguments> graphs() {
        List<Arguments> all = new ArrayList<>();
        all.add(graph(
                "chain",
                List.of(VECTOR),
                graph -> graph.addLayer("a", dense(4), "in0").addLayer("out", softmax(), "a")));
        all.add(graph(
                "residual",
                List.of(VECTOR),
                graph -> graph.addLayer("a", dense(4), "in0")
                        .addLayer("b", dense(4), "a")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                        .addLayer("out", softmax(), "sum")));
        for (ElementWiseVertex.Op op : ElementWiseVertex.Op.values()) {
            all.add(graph(
                    "two inputs " + op,
                    List.of(VECTOR, OTHER),
                    graph -> graph.addLayer("a", dense(4), "in0")
                            .addLayer("b", dense(4), "in1")
                            .addVertex("joined", new ElementWiseVertex(op), "a", "b")
                            .addLayer("out", softmax(), "joined")));
        }
        all.add(graph(
                "merge",
                List.of(VECTOR, OTHER),
                graph -> graph.addLayer("a", dense(4), "in0").addLayer("out", softmax(), "a", "in1", "a")));
        all.add(graph(
                "two outputs",
                List.of(VECTOR),
                graph -> graph.addLayer("a", dense(4), "in0")
                        .addLayer("first", softmax(), "a")
                        .addLayer(
                                "second",
                                new OutputLayer.Builder(LossFunction.MSE)
                                        .nOut(2)
                                        .activation(Activation.TANH)
                                        .build(),
                                "a")
                        .setOutputs("first", "second")));
        vertices(all);
        stacks(all);
        images(all);
        sequences(all);
        return all.stream();
    }

    private static void vertices(List<Arguments> all) {
        all.add(graph(
                "subset",
                List.of(VECTOR),
                graph -> graph.addLayer("a", dense(6), "in0")
                        .addVertex("some", new SubsetVertex(1, 3), "a")
                        .addVertex("more", new SubsetVertex(3, 5), "a")
                        .addLayer("out", softmax(), "some", "more")));
        all.add(graph(
                "scale and shift",
                List.of(VECTOR),
                graph -> graph.addLayer("a", dense(4), "in0")
                        .addVertex("scaled", new ScaleVertex(-1.5), "a")
                        .addVertex("shifted", new ShiftVertex(0.25), "scaled")
                        .addLayer("b", dense(4), "shifted")
                        .addLayer("out", softmax(), "b")));
        all.add(graph(
                "normalize",
                List.of(VECTOR),
                graph -> graph.addLayer("a", dense(4), "in0")
                        .addVertex("unit", new L2NormalizeVertex(), "a")
                        .addLayer("out", softmax(), "unit")));
        all.add(graph(
                "distance",
                List.of(VECTOR, OTHER),
                graph -> graph.addLayer("a", dense(4), "in0")
                        .addLayer("b", dense(4), "in1")
                        .addVertex("apart", new L2Vertex(), "a", "b")
                        .addLayer("out", softmax(), "apart")));
    }

    private static void stacks(List<Arguments> all) {
        all.add(graph(
                "stack",
                List.of(VECTOR, VECTOR),
                graph -> graph.addVertex("both", new StackVertex(), "in0", "in1")
                        .addLayer("shared", dense(4), "both")
                        .addVertex("first", new UnstackVertex(0, 2), "shared")
                        .addVertex("second", new UnstackVertex(1, 2), "shared")
                        .addVertex("apart", new L2Vertex(), "first", "second")
                        .addLayer("out", softmax(), "apart", "first")));
        all.add(graph(
                "stack of sequences",
                List.of(SEQUENCE, SEQUENCE, SEQUENCE),
                graph -> graph.addVertex("all", new StackVertex(), "in0", "in1", "in2")
                        .addLayer("shared", lstm(), "all")
                        .addVertex("first", new UnstackVertex(0, 3), "shared")
                        .addVertex("third", new UnstackVertex(2, 3), "shared")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Average), "first", "third")
                        .addLayer("out", rnn(), "sum")));
    }

    private static void images(List<Arguments> all) {
        all.add(graph(
                "merged channels",
                List.of(IMAGE),
                graph -> graph.addLayer("a", conv(3), "in0")
                        .addLayer("b", conv(2), "in0")
                        .addVertex("both", new MergeVertex(), "a", "b")
                        .addLayer("c", conv(2), "both")
                        .addLayer("out", softmax(), "c")));
        all.add(graph(
                "image and vector",
                List.of(IMAGE, OTHER),
                graph -> graph.addLayer("a", conv(3), "in0")
                        .addVertex("flat", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(5, 4, 3)), "a")
                        .addVertex("both", new MergeVertex(), "flat", "in1")
                        .addLayer("out", softmax(), "both")));
        all.add(graph(
                "reshaped",
                List.of(InputType.feedForward(12)),
                graph -> graph.addVertex("image", new ReshapeVertex(-1, 2, 3, 2), "in0")
                        .addLayer("a", conv(2), "image")
                        .addVertex("vector", new ReshapeVertex(-1, 4), "a")
                        .addLayer("out", softmax(), "vector")));
    }

    private static void sequences(List<Arguments> all) {
        all.add(graph(
                "last step",
                List.of(SEQUENCE),
                graph -> graph.addLayer("a", lstm(), "in0")
                        .addVertex("last", new LastTimeStepVertex("in0"), "a")
                        .addLayer("out", softmax(), "last")));
        all.add(graph(
                "encoder and decoder",
                List.of(SEQUENCE, SEQUENCE),
                graph -> graph.addLayer("a", lstm(), "in0")
                        .addVertex("last", new LastTimeStepVertex("in0"), "a")
                        .addVertex("repeated", new DuplicateToTimeSeriesVertex("in1"), "last")
                        .addVertex("both", new MergeVertex(), "in1", "repeated")
                        .addLayer("b", lstm(), "both")
                        .addLayer("out", rnn(), "b")));
        all.add(graph(
                "both directions",
                List.of(SEQUENCE),
                graph -> graph.addLayer("a", lstm(), "in0")
                        .addVertex("turned", new ReverseTimeSeriesVertex("in0"), "in0")
                        .addLayer("b", lstm(), "turned")
                        .addVertex("back", new ReverseTimeSeriesVertex(), "b")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "back")
                        .addLayer("dense", dense(3), "sum")
                        .addLayer("out", rnn(), "dense")));
    }

    private static Arguments graph(String name, List<InputType> types, UnaryOperator<GraphBuilder> vertices) {
        UnaryOperator<GraphBuilder> whole = builder -> {
            GraphBuilder built = vertices.apply(builder);
            return name.equals("two outputs") ? built : built.setOutputs("out");
        };
        return Arguments.of(Named.of(name, types), whole);
    }

    private static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    private static LSTM lstm() {
        return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static ConvolutionLayer conv(int outputs) {
        return new ConvolutionLayer.Builder(2, 2)
                .nOut(outputs)
                .stride(1, 1)
                .activation(Activation.TANH)
                .build();
    }

    private static OutputLayer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static RnnOutputLayer rnn() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
