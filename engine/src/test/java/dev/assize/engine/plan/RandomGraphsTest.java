package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Small random graphs over vectors or sequences, all of one width: the engine equals DL4J in outputs and gradient. Over
 * sequences only with recurrent layers: DL4J cannot join what a dense layer makes of them.
 */
class RandomGraphsTest {
    private static final int WIDTH = 4;

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsDl4j(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean sequences = random.nextBoolean();
        List<InputType> types = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            types.add(sequences ? InputType.recurrent(WIDTH, 3) : InputType.feedForward(WIDTH));
        }
        int rows = random.nextInt(1, 20);
        GraphTwin twin = GraphTwin.of(
                DataType.DOUBLE, rows, types, graph -> vertices(graph, types.size(), sequences, random), seed);
        Plan plan = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE)
                        .withLanes(random.nextInt(1, 4))
                        .withLaneRows(random.nextInt(1, 9)));

        Compare.close(plan.predict(twin.inputs).get(0).toArray(), twin.outputs().get(0), 1e-10);
        plan.train(twin.inputs, twin.targets, new double[0], seed);
        Compare.close(plan.gradient(), twin.gradient(), 1e-9);
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    static List<Long> seeds() {
        return new SplittableRandom(20_261_123L).longs(40).boxed().toList();
    }

    static GraphBuilder vertices(GraphBuilder graph, int inputs, boolean sequences, SplittableRandom random) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            all.add("in" + i);
        }
        List<String> unread = new ArrayList<>(all);
        for (int i = random.nextInt(2, 8); i > 0; i--) {
            String name = "v" + i;
            unread.removeAll(add(graph, name, all, sequences, random));
            all.add(name);
            unread.add(name);
        }
        graph.addVertex("ends", new MergeVertex(), unread.toArray(String[]::new));
        return graph.addLayer("out", end(sequences), "ends").setOutputs("out");
    }

    private static List<String> add(
            GraphBuilder graph, String name, List<String> all, boolean sequences, SplittableRandom random) {
        String one = all.get(random.nextInt(all.size()));
        String other = all.get(random.nextInt(all.size()));
        List<ElementWiseVertex.Op> operations = List.of(ElementWiseVertex.Op.values());
        switch (random.nextInt(4)) {
            case 0 -> {
                graph.addVertex(name, new ElementWiseVertex(operations.get(random.nextInt(5))), one, other);
                return List.of(one, other);
            }
            case 1 ->
                graph.addVertex(
                        name, random.nextBoolean() ? new ScaleVertex(random.nextDouble()) : new ShiftVertex(0.3), one);
            default -> graph.addLayer(name, layer(sequences), one);
        }
        return List.of(one);
    }

    private static Layer layer(boolean recurrent) {
        return recurrent
                ? new LSTM.Builder().nOut(WIDTH).activation(Activation.TANH).build()
                : new DenseLayer.Builder()
                        .nOut(WIDTH)
                        .activation(Activation.SIGMOID)
                        .build();
    }

    private static Layer end(boolean sequences) {
        return sequences
                ? new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build()
                : new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build();
    }
}
