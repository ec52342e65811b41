package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Clipped sums of graphs equal those of records one at a time. */
class ClippedGraphsTest {
    private static Oracle oracle(GraphTwin twin) {
        Plan plan = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(2).withLaneRows(3));
        return new Oracle(plan, twin.inputs, twin.targets, 3);
    }

    private static List<List<Range>> groups(ComputationGraph network) {
        List<List<Range>> groups = new ArrayList<>();
        int from = 0;
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            int length = vertex.hasLayer() ? (int) vertex.getLayer().numParams() : 0;
            if (length > 0) {
                groups.add(List.of(new Range(from, from + length)));
            }
            from += length;
        }
        return groups;
    }

    static List<Long> seeds() {
        return new SplittableRandom(20_261_124L).longs(16).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsRecordsAlone_inRandomGraphs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean sequences = random.nextBoolean();
        List<InputType> types = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            types.add(sequences ? InputType.recurrent(4, 3) : InputType.feedForward(4));
        }
        GraphTwin twin = GraphTwin.of(
                DataType.DOUBLE,
                10,
                types,
                graph -> RandomGraphsTest.vertices(graph, types.size(), sequences, random),
                seed);
        Records records = random.nextBoolean() ? Records.single(10) : Records.of(new int[] {0, 1, 4, 6}, 10);

        oracle(twin).check(records, Clipping.flat(0.3), groups(twin.network), 1e-10);
        oracle(twin).check(records, Clipping.automatic(1, 0.1), groups(twin.network), 1e-10);
        assertThat(twin.inputs).hasSameSizeAs(types);
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(3).activation(Activation.TANH).build();
    }

    private static Layer lstm() {
        return new LastTimeStep(
                new LSTM.Builder().nOut(3).activation(Activation.TANH).build());
    }

    /** Two inputs through one layer: the rows of a record lie in both blocks. */
    private static GraphBuilder siamese(GraphBuilder graph, Layer shared) {
        return graph.addVertex("both", new StackVertex(), "in0", "in1")
                .addLayer("shared", shared, "both")
                .addVertex("first", new UnstackVertex(0, 2), "shared")
                .addVertex("second", new UnstackVertex(1, 2), "shared")
                .addVertex("pair", new MergeVertex(), "first", "second")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "pair")
                .setOutputs("out");
    }

    @Test
    void addsBothUsesOfASharedLayer_beforeSquaring() {
        List<InputType> vectors = List.of(InputType.feedForward(4), InputType.feedForward(4));
        GraphTwin twin = GraphTwin.of(DataType.DOUBLE, 10, vectors, graph -> siamese(graph, dense()));

        oracle(twin).check(Records.single(10), Clipping.flat(0.3), groups(twin.network), 1e-10);
        oracle(twin).check(Records.of(new int[] {0, 1, 4, 6}, 10), Clipping.perLayer(0.3), groups(twin.network), 1e-10);
        assertThat(groups(twin.network)).hasSize(2);
    }

    @Test
    void addsBothUsesOfASharedRecurrentLayer_beforeSquaring() {
        List<InputType> sequences = List.of(InputType.recurrent(2, 3), InputType.recurrent(2, 3));
        GraphTwin twin = GraphTwin.of(DataType.DOUBLE, 10, sequences, graph -> siamese(graph, lstm()));

        oracle(twin).check(Records.single(10), Clipping.flat(0.3), groups(twin.network), 1e-10);
        assertThat(groups(twin.network)).hasSize(2);
    }
}
