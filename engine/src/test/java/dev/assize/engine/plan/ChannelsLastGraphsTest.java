package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs with channels last, against DL4J's own. */
class ChannelsLastGraphsTest {
    private static final int ROWS = 4;
    private static final InputType IMAGE = InputType.convolutional(5, 4, 2, CNN2DFormat.NHWC);
    private static final InputType SEQUENCE = InputType.recurrent(3, 6, RNNFormat.NWC);

    @Test
    void mergesTheChannelsOfImages() {
        GraphTwin twin = images(new MergeVertex());

        assertEqualsDl4j(twin);
    }

    @Test
    void mergesTheFeaturesOfSequences() {
        GraphTwin twin = GraphTwin.of(
                DataType.DOUBLE,
                ROWS,
                List.of(SEQUENCE),
                graph -> graph.addLayer("a", lstm(), "in0")
                        .addLayer("b", lstm(), "in0")
                        .addVertex("both", new MergeVertex(), "a", "b")
                        .addLayer("out", each(), "both")
                        .setOutputs("out"));

        assertEqualsDl4j(twin);
    }

    @Test
    void addsAndScales() {
        assertEqualsDl4j(images(new ElementWiseVertex(ElementWiseVertex.Op.Add)));
        GraphTwin scaled = GraphTwin.of(
                DataType.DOUBLE,
                ROWS,
                List.of(IMAGE),
                graph -> graph.addLayer("a", convolution(), "in0")
                        .addVertex("half", new ScaleVertex(0.5), "a")
                        .addLayer("mean", new GlobalPoolingLayer(), "half")
                        .addLayer("out", output(), "mean")
                        .setOutputs("out"));
        assertEqualsDl4j(scaled);
    }

    @Test
    void refusesToMergeAlongTheHeight() {
        MergeVertex merge = new MergeVertex();
        merge.setMergeAxis(2);
        Plan plan = Plan.of(
                GraphTwin.network(
                        DataType.DOUBLE,
                        List.of(IMAGE),
                        graph -> graph.addLayer("a", convolution(), "in0")
                                .addLayer("b", convolution(), "in0")
                                .addVertex("both", merge, "a", "b")
                                .addLayer("mean", new GlobalPoolingLayer(), "both")
                                .addLayer("out", output(), "mean")
                                .setOutputs("out")),
                Precision.DOUBLE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(Batch.of(new double[40], 1, 5, 4, 2)))
                .withMessage(
                        "vertex 'both' (MergeVertex): a merge along the axis of the features of [SEQUENCE] got examples "
                                + "of kind IMAGE; set the merge axis to -1, the last one");
    }

    @Test
    void refusesAVertexThatIsTiedToChannelsFirst() {
        assertThatThrownBy(() -> Plan.of(
                        GraphTwin.network(
                                DataType.DOUBLE,
                                List.of(IMAGE),
                                graph -> graph.addLayer("a", convolution(), "in0")
                                        .addVertex("norm", new L2NormalizeVertex(), "a")
                                        .addLayer("mean", new GlobalPoolingLayer(), "norm")
                                        .addLayer("out", output(), "mean")
                                        .setOutputs("out")),
                        Precision.DOUBLE))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "vertex 'norm' (L2NormalizeVertex): this kind of vertex has no rule in the engine in a network "
                                + "with channels last\n  Build it of layers and the vertices merge, element-wise, scale, shift and "
                                + "preprocessor.");
    }

    private static GraphTwin images(GraphVertex joined) {
        return GraphTwin.of(
                DataType.DOUBLE,
                ROWS,
                List.of(IMAGE),
                graph -> graph.addLayer("a", convolution(), "in0")
                        .addLayer("b", convolution(), "in0")
                        .addVertex("both", joined, "a", "b")
                        .addLayer("mean", new GlobalPoolingLayer(), "both")
                        .addLayer("out", output(), "mean")
                        .setOutputs("out"));
    }

    private static void assertEqualsDl4j(GraphTwin twin) {
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        assertThat(DataOrder.of(twin.network)).isEqualTo(DataOrder.CHANNELS_LAST);
        Compare.close(plan.predict(twin.inputs).get(0).toArray(), twin.outputs().get(0), 1e-10);
        plan.train(twin.inputs, twin.targets, new double[0], 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
    }

    private static Layer convolution() {
        return new ConvolutionLayer.Builder(2, 2)
                .nOut(3)
                .dataFormat(CNN2DFormat.NHWC)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer lstm() {
        return new LSTM.Builder()
                .nOut(4)
                .dataFormat(RNNFormat.NWC)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer each() {
        return new RnnOutputLayer.Builder(LossFunction.MSE)
                .nOut(2)
                .dataFormat(RNNFormat.NWC)
                .activation(Activation.TANH)
                .build();
    }
}
