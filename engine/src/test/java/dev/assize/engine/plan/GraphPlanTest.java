package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2Vertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What is special about plans of graphs: names, several inputs and outputs, stacked rows, masks. */
class GraphPlanTest {
    private static final int ROWS = 70;
    private static final List<InputType> TWO = List.of(InputType.feedForward(5), InputType.feedForward(3));
    private static final List<InputType> SEQUENCE = List.of(InputType.recurrent(3, 5));
    private static final double[] NO_WEIGHTS = {};

    private static GraphBuilder residual(GraphBuilder graph) {
        return graph.addLayer("a", dense(4), "in0")
                .addLayer("b", dense(4), "in1")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                .addLayer("c", dense(4), "sum")
                .addVertex("skip", new ElementWiseVertex(ElementWiseVertex.Op.Average), "sum", "c")
                .addLayer("out", output(LossFunction.MCXENT, Activation.SOFTMAX), "skip")
                .addLayer("other", output(LossFunction.MSE, Activation.TANH), "skip", "a")
                .setOutputs("out", "other");
    }

    private static GraphBuilder siamese(GraphBuilder graph) {
        return graph.addVertex("both", new StackVertex(), "in0", "in1")
                .addLayer("shared", dropped(), "both")
                .addVertex("first", new UnstackVertex(0, 2), "shared")
                .addVertex("second", new UnstackVertex(1, 2), "shared")
                .addVertex("apart", new L2Vertex(), "first", "second")
                .addLayer("out", output(LossFunction.MCXENT, Activation.SOFTMAX), "apart")
                .setOutputs("out");
    }

    private static GraphTwin twin(DataType type) {
        return GraphTwin.of(type, ROWS, TWO, GraphPlanTest::residual);
    }

    @Test
    void givesTheSameBits_onOneAndManyThreads() {
        GraphTwin twin = twin(DataType.FLOAT);
        PlanOptions options = PlanOptions.defaults(Precision.FLOAT).withLanes(4);
        Plan one = Plan.of(twin.network, options.withThreads(1));
        Plan many = Plan.of(twin.network, options.withThreads(4));

        for (int step = 0; step < 3; step++) {
            assertThat(many.train(twin.inputs, twin.targets, NO_WEIGHTS, step))
                    .isEqualTo(one.train(twin.inputs, twin.targets, NO_WEIGHTS, step));
            one.move(-0.01);
            many.move(-0.01);
        }
        assertThat(many.parameters()).isEqualTo(one.parameters());
    }

    @Test
    void givesTheSameToRounding_howeverABatchIsSplit() {
        List<InputType> types = List.of(InputType.feedForward(4), InputType.feedForward(4));
        for (UnaryOperator<GraphBuilder> vertices :
                List.<UnaryOperator<GraphBuilder>>of(GraphPlanTest::residual, GraphPlanTest::siamese)) {
            GraphTwin twin = GraphTwin.of(DataType.DOUBLE, ROWS, types, vertices);
            PlanOptions options = PlanOptions.defaults(Precision.DOUBLE);
            Plan whole = Plan.of(twin.network, options.withLanes(1).withLaneRows(128));
            Plan split = Plan.of(twin.network, options.withLanes(3).withLaneRows(4));

            double[] losses = whole.train(twin.inputs, twin.targets, NO_WEIGHTS, 1); // dropout included
            Compare.close(split.train(twin.inputs, twin.targets, NO_WEIGHTS, 1), losses, 1e-13);
            Compare.close(split.gradient(), whole.gradient(), 1e-12);
            List<Batch> one =
                    twin.inputs.stream().map(batch -> batch.slice(41, 42)).toList();
            double[] alone = split.predict(one).get(0).toArray();
            assertThat(alone).hasSize(3);
            Compare.close(
                    alone, Arrays.copyOfRange(whole.predict(twin.inputs).get(0).toArray(), 41 * 3, 42 * 3), 1e-13);
        }
    }

    @Test
    void lossesOfTheOutputsAddUp_andRowsAreWeighted() {
        GraphTwin twin = twin(DataType.DOUBLE);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] weights = IntStream.range(0, ROWS).mapToDouble(i -> i % 3).toArray();
        double[] losses = plan.train(twin.inputs, twin.targets, weights, 1);
        double[] gradient = plan.gradient();

        Pass pass = plan.forward(twin.inputs);
        Compare.close(pass.backward(twin.targets), losses, 1e-13);
        double[] sum = new double[gradient.length];
        for (int row = 0; row < ROWS; row++) {
            int from = row;
            List<Batch> input = slices(twin.inputs, from);
            plan.train(input, slices(twin.targets, from), NO_WEIGHTS, 1);
            double[] own = plan.gradient();
            Arrays.setAll(sum, i -> sum[i] + weights[from] * own[i]);
        }
        assertThat(losses).hasSize(ROWS).doesNotContain(0);
        Compare.close(gradient, sum, 1e-12);
    }

    private static List<Batch> slices(List<Batch> batches, int row) {
        return batches.stream().map(batch -> batch.slice(row, row + 1)).toList();
    }

    @Test
    void givesActivationsByName_andByNumber() {
        GraphTwin twin = twin(DataType.DOUBLE);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.inputs);

        for (String vertex : List.of("a", "b", "sum", "c", "skip")) {
            Compare.close(pass.activation(vertex).toArray(), twin.activation(vertex), 1e-12);
        }
        assertThat(pass.activation(0).toArray())
                .isIn(pass.activation("a").toArray(), pass.activation("b").toArray());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass.activation("d"))
                .withMessageStartingWith("there is no layer 'd'; the network has ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass.activation(99))
                .withMessage("there is no layer 99; the network has layers 0 to 7");
    }

    @Test
    void gradientsOfActivations_areThoseOfWhatTheLayersGiveOut() {
        GraphTwin twin = twin(DataType.DOUBLE);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.inputs);
        pass.backward(twin.targets);
        double[] sum = pass.activationGradient("sum").toArray();
        double[] c = pass.activationGradient("c").toArray();
        double[] skip = pass.activationGradient("skip").toArray();
        double[] parameters = pass.parameterGradient();

        Compare.close(c, halves(skip), 1e-13); // skip = (sum + c) / 2
        assertThat(sum).hasSize(ROWS * 4).isNotEqualTo(halves(skip));
        Compare.close(parameters, twin.gradient(), 1e-10); // looking at gradients changes none
    }

    private static double[] halves(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number / 2).toArray();
    }

    @Test
    void givesStackedRows_blockByBlock() {
        GraphTwin twin = GraphTwin.of(
                DataType.DOUBLE,
                7,
                List.of(InputType.feedForward(4), InputType.feedForward(4)),
                GraphPlanTest::siamese);
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withLanes(3));
        Pass pass = plan.forward(twin.inputs);

        assertThat(pass.activation("shared").shape()).containsExactly(14, 4);
        Compare.close(pass.activation("both").toArray(), twin.activation("both"), 1e-13);
        Compare.close(pass.activation("shared").toArray(), twin.activation("shared"), 1e-12);
        pass.backward(twin.targets);
        assertThat(pass.activationGradient("shared").shape()).containsExactly(14, 4);
    }

    @Test
    void aSecondBackward_startsFromTheSameValues() {
        GraphTwin twin = GraphTwin.of(
                DataType.DOUBLE,
                4,
                SEQUENCE,
                graph -> graph.addLayer("a", lstm(), "in0")
                        .addVertex("last", new LastTimeStepVertex("in0"), "a")
                        .addLayer("out", output(LossFunction.MCXENT, Activation.SOFTMAX), "last")
                        .setOutputs("out"));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Tensor seed = Tensor.adopt(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0}, 4, 3);
        Pass pass = plan.forward(twin.inputs);
        pass.backward(seed, OutputScale.LOGIT);
        double[] once = pass.inputGradient().toArray();
        pass.backward(twin.targets);
        pass.backward(seed, OutputScale.LOGIT);

        assertThat(pass.inputGradient().toArray()).isEqualTo(once);
        assertThat(Arrays.stream(once).anyMatch(number -> number != 0)).isTrue();
    }

    @Test
    void masksReachTheVerticesThatAskForThem() {
        GraphTwin twin = GraphTwin.of(
                DataType.DOUBLE,
                3,
                SEQUENCE,
                graph -> graph.addLayer("a", lstm(), "in0")
                        .addVertex("turned", new ReverseTimeSeriesVertex("in0"), "in0")
                        .addLayer("b", lstm(), "turned")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                        .addVertex("last", new LastTimeStepVertex("in0"), "sum")
                        .addLayer("out", output(LossFunction.MCXENT, Activation.SOFTMAX), "last")
                        .setOutputs("out"));
        double[] steps = {1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
        INDArray mask = Twin.array(steps, DataType.DOUBLE, 3, 5);
        twin.network.setLayerMaskArrays(new INDArray[] {mask}, null);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        plan.train(List.of(twin.inputs.get(0).withMask(Batch.of(steps, 3, 5))), twin.targets, NO_WEIGHTS, 1);

        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(plan.inputNames()).containsExactly("in0");
    }

    @Test
    void frozenLayersKeepTheirParameters_andThoseBelow() {
        GraphTwin twin = GraphTwin.of(
                DataType.DOUBLE,
                6,
                TWO,
                graph -> graph.addLayer("a", dense(4), "in0")
                        .addLayer("b", new FrozenLayer(dense(4)), "a")
                        .addLayer("c", dense(4), "in1")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "b", "c")
                        .addLayer("out", output(LossFunction.MCXENT, Activation.SOFTMAX), "sum")
                        .setOutputs("out"));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Compare.close(plan.predict(twin.inputs).get(0).toArray(), twin.outputs().get(0), 1e-12);
        plan.train(twin.inputs, twin.targets, NO_WEIGHTS, 1);
        double[] gradient = plan.gradient();

        long still = Arrays.stream(gradient).filter(number -> number == 0).count();
        assertThat(still).isEqualTo(5 * 4 + 4 + 4 * 4 + 4); // a and b
        assertThat(Arrays.stream(gradient).filter(number -> number != 0).count())
                .isEqualTo(3 * 4 + 4 + 4 * 3 + 3);
    }

    @Test
    void allocatesUnderTenKilobytesAStep() {
        GraphTwin twin = twin(DataType.FLOAT);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.FLOAT).withThreads(1));
        for (int step = 0; step < 400; step++) {
            plan.train(twin.inputs, twin.targets, NO_WEIGHTS, step);
            plan.move(-0.01);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 20; step++) {
            plan.train(twin.inputs, twin.targets, NO_WEIGHTS, step);
            plan.move(-0.01);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 20).isLessThan(10_000);
    }

    @Test
    void saysWhatDoesNotFit() {
        GraphTwin twin = twin(DataType.DOUBLE);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Batch first = twin.inputs.get(0);
        Batch second = twin.inputs.get(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(first))
                .withMessage("1 inputs were given; the network has 2 (in0, in1), so give one batch for each of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(List.of(first, second.slice(0, 9))))
                .withMessage("input in1 has 9 rows and in0 has 70; row i of each belongs to example i");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(List.of(second, first)))
                .withMessage("vertex 'a' (DenseLayer): a dense layer for 5 features got an example of shape [3]; give "
                        + "it vectors or sequences of that many features");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(twin.inputs, List.of(twin.targets.get(0)), NO_WEIGHTS, 1))
                .withMessage("targets for 1 outputs were given; the network has 2 (vertex 'out' (OutputLayer), vertex "
                        + "'other' (OutputLayer))");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(twin.inputs, List.of(first, second), NO_WEIGHTS, 1))
                .withMessage("targets of shape [70, 5] were given for vertex 'out' (OutputLayer); it takes [70, 3]");
    }

    @Test
    void refusesOutputLayersInside_andTrainingWithoutALoss() {
        ComputationGraph inside = GraphTwin.network(
                DataType.FLOAT,
                TWO,
                graph -> graph.addLayer("a", output(LossFunction.MSE, Activation.TANH), "in0")
                        .addLayer("b", dense(4), "a", "in1")
                        .addLayer("out", output(LossFunction.MCXENT, Activation.SOFTMAX), "b")
                        .setOutputs("a", "out"));
        assertThatThrownBy(() -> Plan.of(inside, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("vertex 'a' (OutputLayer): an output or loss layer has no rule in the engine "
                        + "unless it ends the network; this one is read by b-merge");
        GraphTwin open = GraphTwin.of(
                DataType.FLOAT,
                2,
                TWO,
                graph -> graph.addLayer("a", dense(4), "in0", "in1").setOutputs("a"));
        Plan plan = Plan.of(open.network, Precision.FLOAT);
        assertThatIllegalStateException()
                .isThrownBy(() -> plan.train(open.inputs, open.targets, NO_WEIGHTS, 1))
                .withMessage("vertex 'a' (DenseLayer) ends the network without a loss; end it with an output or loss "
                        + "layer to train it");
    }

    private static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    private static DenseLayer dropped() {
        return new DenseLayer.Builder()
                .nOut(4)
                .dropOut(0.7)
                .activation(Activation.TANH)
                .build();
    }

    private static LSTM lstm() {
        return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static OutputLayer output(LossFunction loss, Activation activation) {
        return new OutputLayer.Builder(loss).nOut(3).activation(activation).build();
    }
}
