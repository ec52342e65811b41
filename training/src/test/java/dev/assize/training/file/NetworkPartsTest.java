package dev.assize.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

class NetworkPartsTest {
    private static final NetworkParts PARTS = new NetworkParts(Place.of("m.zip"));
    private static final String SAVED = "\n  Use the file as it was saved, or train the model again.";

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
    }

    /** A network whose configuration names a class of every family. */
    private static MultiLayerNetwork everything() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 3)))
                .weightInit(new WeightInitDistribution(new NormalDistribution(0, 0.1)))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .l2(1e-4)
                .weightNoise(new DropConnect(0.9))
                .constrainWeights(new MaxNormConstraint(2, 1))
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(2)
                        .dropOut(new GaussianDropout(0.1))
                        .activation(Activation.ELU)
                        .build())
                .layer(new BatchNormalization())
                .layer(new DenseLayer.Builder().nOut(4).build())
                .layer(new OutputLayer.Builder(new LossMCXENT(Nd4j.createFromArray(1f, 2f)))
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutionalFlat(6, 6, 1))
                .build());
        network.init();
        return network;
    }

    private static MultiLayerNetwork sequences(DataType type) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Adam())
                .list()
                .layer(new Bidirectional(new LSTM.Builder().nOut(3).build()))
                .layer(new LastTimeStep(new LSTM.Builder().nOut(3).build()))
                .layer(output())
                .setInputType(InputType.recurrent(2))
                .build());
        network.init();
        return network;
    }

    private static ComputationGraph graph() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Adam())
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", new DenseLayer.Builder().nOut(3).build(), "in")
                .addLayer("b", new DenseLayer.Builder().nOut(3).build(), "in")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                .addVertex("both", new MergeVertex(), "sum", "a")
                .addLayer("out", output(), "both")
                .setOutputs("out")
                .setInputTypes(InputType.feedForward(4))
                .build());
        graph.init();
        return graph;
    }

    static Stream<Model> networks() {
        return Stream.of(everything(), sequences(DataType.FLOAT), sequences(DataType.DOUBLE), graph());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void restoresEveryKindOfNetwork(Model network) {
        String configuration = NetworkParts.configuration(network);

        Model restored = PARTS.restore(configuration, NetworkParts.parameters(network));

        assertThat(restored.params()).isEqualTo(network.params());
        assertThat(restored.params().dataType()).isEqualTo(network.params().dataType());
        assertThat(NetworkParts.configuration(restored)).isEqualTo(configuration);
        assertThat(restored).isInstanceOf(network.getClass());
    }

    @Test
    void restoresWhatAGraphsUpdaterRemembers() {
        ComputationGraph graph = graph();
        graph.fit(new INDArray[] {Nd4j.ones(2, 4)}, new INDArray[] {Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}})
        });
        Model restored = PARTS.restore(NetworkParts.configuration(graph), NetworkParts.parameters(graph));

        PARTS.restoreUpdater(restored, NetworkParts.updaterState(graph).orElseThrow());

        assertThat(((ComputationGraph) restored).getUpdater().getStateViewArray())
                .isEqualTo(graph.getUpdater().getStateViewArray());
        assertThat(((ComputationGraph) restored).getConfiguration().getIterationCount())
                .isEqualTo(1);
    }

    @Test
    void keepsNoUpdater_whenThereIsNone() {
        assertThat(NetworkParts.updaterState(new MultiLayerNetwork(everything().getLayerWiseConfigurations())))
                .isEmpty();
    }

    /** A foreign name in the place of each class that the configuration names, one at a time. */
    @ParameterizedTest
    @MethodSource("networks")
    void refusesAForeignClassWhereverItStands(Model network) {
        String configuration = NetworkParts.configuration(network);
        byte[] parameters = NetworkParts.parameters(network);
        List<String> named = Pattern.compile("\"(@class|type)\" : \"([^\"]+)\"")
                .matcher(configuration)
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(4);
        for (String name : named) {
            String key = name.substring(0, name.indexOf(" : "));
            String hostile = configuration.replace(name, key + " : \"com.evil.Gadget\"");
            assertThatThrownBy(() -> PARTS.restore(hostile, parameters))
                    .isInstanceOf(TrainingException.class)
                    .hasMessage("m.zip: configuration.json names classes that are not DL4J's own: com.evil.Gadget\n"
                            + "  Do not use this file; it may name only DL4J's layers and settings.");
        }
    }

    @Test
    void namesEveryFamilyOfClassesInItsExample() {
        assertThat(NetworkParts.configuration(everything()))
                .contains("distribution.NormalDistribution")
                .contains("schedule.StepSchedule")
                .contains("dropout.GaussianDropout")
                .contains("weightnoise.DropConnect")
                .contains("constraint.MaxNormConstraint")
                .contains("regularization.L2Regularization")
                .contains("preprocessor.CnnToFeedForwardPreProcessor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@class\": [\"com.evil.Gadget\"]}",
                "{\"@class\": {\"x\": 1}}",
                "{\"a\": [{\"b\": {\"@class\": \"java.lang.Runtime\"}}]}",
                "{\"type\": \"com.evil.Gadget\"}",
                "{\"vertices\": {\"x\": {\"@class\": \"org.deeplearning4j.nn.graph.vertex.impl.Evil\"}}}"
            })
    void refusesForeignClassesInAnyForm(String configuration) {
        assertThatThrownBy(() -> PARTS.restore(configuration, new byte[0]))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("m.zip: configuration.json names classes that are not DL4J's own: ");
    }

    @Test
    void refusesNestingWithoutEnd() {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertThatThrownBy(() -> PARTS.restore(deep, new byte[0]))
                .isInstanceOf(TrainingException.class)
                .hasMessage("m.zip: configuration.json is not JSON" + SAVED);
    }

    @Test
    void refusesAGraphThatRunsInACircle() {
        ComputationGraph graph = graph();
        String circle = NetworkParts.configuration(graph).replaceAll("\"a\" : \\[ \"in\" ]", "\"a\" : [ \"sum\" ]");
        assertThat(circle).contains("\"a\" : [ \"sum\" ]");

        assertThatThrownBy(() -> PARTS.restore(circle, NetworkParts.parameters(graph)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("m.zip: its network cannot be built from configuration.json" + SAVED);
    }

    @Test
    void refusesAGraphInTheWrongOrder() {
        ComputationGraph graph = graph();
        String turned = NetworkParts.configuration(graph)
                .replaceAll("\"topologicalOrder\" : \\[[^]]*]", "\"topologicalOrder\" : [ 5, 4, 3, 2, 1, 0 ]");
        assertThat(turned).contains("[ 5, 4, 3, 2, 1, 0 ]");

        assertThatThrownBy(() -> PARTS.restore(turned, NetworkParts.parameters(graph)))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("m.zip: ");
    }

    @Test
    void refusesAnotherNumberOfParameters() {
        ComputationGraph graph = graph();
        String wider = NetworkParts.configuration(graph).replace("\"nin\" : 4", "\"nin\" : 4000000000000000");

        assertThatThrownBy(() -> PARTS.restore(wider, NetworkParts.parameters(graph)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("m.zip: its network has 24000000000000020 parameters, coefficients.bin holds 44" + SAVED);
    }

    @Test
    void takesNoMemory_whenAnArrayInTheConfigurationClaimsToBeHuge() {
        MultiLayerNetwork network = everything();
        String huge =
                NetworkParts.configuration(network).replaceAll("\"shape\" : \\[[^]]*]", "\"shape\" : [ 40000000000 ]");
        assertThat(huge).contains("40000000000");

        assertThatThrownBy(() -> PARTS.restore(huge, NetworkParts.parameters(network)))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("m.zip: ");
    }
}
