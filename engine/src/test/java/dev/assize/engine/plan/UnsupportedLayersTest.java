package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class UnsupportedLayersTest {
    private static final String HINT =
            "\n  Use a layer that the engine knows, or run this network through DL4J itself.";
    private static final InputType VECTOR = InputType.feedForward(4);

    /** An activation that is none of DL4J's own. */
    private static final class Foreign extends ActivationTanH {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void namesEachLayerThatCannotRunOneExampleAtATimeEither() {
        MultiLayerNetwork network = Twin.network(
                VECTOR,
                DataType.DOUBLE,
                List.of(
                        new DenseLayer.Builder()
                                .nOut(3)
                                .name("wide")
                                .activation(Activation.RRELU)
                                .build(),
                        new DenseLayer.Builder()
                                .nOut(3)
                                .dropOut(new GaussianNoise(new MapSchedule(ScheduleType.EPOCH, Map.of(0, 0.1))))
                                .build(),
                        new DenseLayer.Builder()
                                .nOut(3)
                                .weightNoise(new DropConnect(0.5))
                                .build(),
                        new DenseLayer.Builder()
                                .nOut(3)
                                .activation(new Foreign())
                                .build(),
                        new CenterLossOutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build()));

        assertThatThrownBy(() -> Plan.of(network, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessage("layer 0 (DenseLayer 'wide'): something in this layer is drawn at random in training, for "
                        + "which there is no rule in the engine"
                        + HINT
                        + "\nlayer 1 (DenseLayer): GaussianNoise has no rule in the engine, only DL4J's own "
                        + "kinds without a schedule have"
                        + HINT
                        + "\nlayer 2 (DenseLayer): weight noise (DropConnect) has no rule in the engine"
                        + HINT
                        + "\nlayer 3 (DenseLayer): the class dev.assize.engine.plan.UnsupportedLayersTest$Foreign is "
                        + "none of DL4J's own, so it is not run"
                        + HINT
                        + "\nlayer 4 (CenterLossOutputLayer): this kind of layer cannot be run one example at a time: "
                        + "its centers follow the classes of the whole batch"
                        + HINT);
    }

    @Test
    void refusesOneLayerWithChannelsLastAmongOthers() {
        ConvolutionLayer last = new ConvolutionLayer.Builder(2, 2)
                .nIn(2)
                .nOut(2)
                .dataFormat(CNN2DFormat.NHWC)
                .build();
        ConvolutionLayer first =
                new ConvolutionLayer.Builder(2, 2).nIn(2).nOut(2).build();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(last)
                .layer(first)
                .build());
        network.init();

        assertThatThrownBy(() -> Plan.of(network, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "layer 0 (ConvolutionLayer): the data format NHWC has no rule in the engine beside layers with "
                                + "channels first\n"
                                + "  Give all layers of the network one order: channels first (NCHW, NCW) or channels last (NHWC, "
                                + "NWC).");
    }

    @Test
    void refusesAVertexWithoutARule_andNamesThoseThatHaveOne() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(4, 4, 1))
                .addVertex("cut", new PoolHelperVertex(), "in")
                .addLayer("out", output(), "cut")
                .setOutputs("out")
                .build());
        graph.init();

        assertThatThrownBy(() -> Plan.of(graph, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessage("vertex 'cut' (PoolHelperVertex): this kind of vertex has no rule in the engine\n"
                        + "  Build it of vertices that have one: merge, element-wise, stack, unstack, subset, scale, "
                        + "shift, L2 distance and norm, reshape, preprocessor, those of time series; vertices are not "
                        + "run through DL4J.");
    }

    @Test
    void drawsTheDropoutOfALayerThatDl4jRuns() {
        Twin twin = Twin.of(
                VECTOR,
                DataType.DOUBLE,
                30,
                List.of(
                        new AutoEncoder.Builder()
                                .nOut(3)
                                .dropOut(new Dropout(0.5))
                                .build(),
                        output()));
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withLaneRows(4));
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);

        assertThat(plan.train(twin.batch(), twin.targetBatch(), 1)).isEqualTo(losses);
        assertThat(plan.train(twin.batch(), twin.targetBatch(), 2)).isNotEqualTo(losses);
        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-12);
    }

    @Test
    void namesTheLayer_whoseInputDl4jCannotTake() {
        Twin twin = Twin.of(
                VECTOR,
                DataType.DOUBLE,
                3,
                List.of(new AutoEncoder.Builder().nOut(3).build(), output()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(Batch.of(new double[10], 2, 5)))
                .withMessageStartingWith(
                        "layer 0 (AutoEncoder): DL4J cannot run this layer on an example of shape [5]: ");
    }

    @Test
    void refusesOptionsThatCannotWork() {
        assertThatThrownBy(() -> PlanOptions.defaults(Precision.FLOAT).withLanes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a plan with 0 lanes of 0 rows on ");
        assertThat(PlanOptions.defaults(Precision.DOUBLE).lanes()).isEqualTo(2);
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
