package dev.assize.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import dev.assize.core.Seed;
import dev.assize.training.settings.BatchSettings;
import dev.assize.training.settings.ConfiguredNetwork;
import dev.assize.training.settings.GradientClipping;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.Regularization;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Set;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ConfiguredNetworksTest {
    private static final int[] FOUR = {4};

    private static NeuralNetConfiguration.Builder builder() {
        return new NeuralNetConfiguration.Builder()
                .seed(99)
                .updater(new Nesterovs(0.05, 0.8))
                .l2(0.01)
                .weightInit(WeightInit.XAVIER);
    }

    private static DenseLayer dense(int inputs, int units) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.TANH)
                .build();
    }

    private static OutputLayer output(int inputs, int units) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static String layers(int inputs, int units, int outputInputs, int outputs) {
        return builder()
                .list(dense(inputs, units), output(outputInputs, outputs))
                .build()
                .toJson();
    }

    private static String graph(int secondInputs) {
        return builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("left", dense(4, 3), "in")
                .addLayer("right", dense(4, 2), "in")
                .addVertex("both", new MergeVertex(), "left", "right")
                .addLayer("out", output(secondInputs, 3), "both")
                .setOutputs("out")
                .build()
                .toJson();
    }

    private static Model build(String json, int[] shape, int classes) {
        return NetworkBuilder.build(TrainingSettings.of(ConfiguredNetwork.of(json)), shape, classes, new Seed(1));
    }

    private static BaseLayer first(Model network) {
        return (BaseLayer) ((MultiLayerNetwork) network)
                .getLayerWiseConfigurations()
                .getConf(0)
                .getLayer();
    }

    @Test
    void keepsWhatTheConfigurationSays() {
        BaseLayer layer = first(build(layers(4, 5, 5, 3), FOUR, 3));

        assertThat(layer.getIUpdater()).isEqualTo(new Nesterovs(0.05, 0.8));
        assertThat(layer.getRegularization()).hasSize(1);
    }

    @Test
    void replacesWhatTheSettingsSay() {
        ConfiguredNetwork all = new ConfiguredNetwork(layers(4, 5, 5, 3), Set.of(ConfiguredNetwork.Part.values()));
        TrainingSettings settings = TrainingSettings.of(all)
                .withOptimizer(OptimizerSettings.of(Optimizer.SGD, 0.5)
                        .withClipping(new GradientClipping(GradientClipping.Kind.VALUE, 2)))
                .withRegularization(new Regularization(0.1, 0.2, 0.3, 0));

        BaseLayer layer = first(NetworkBuilder.build(settings, FOUR, 3, new Seed(1)));

        assertThat(layer.getIUpdater()).isEqualTo(new Sgd(0.5));
        assertThat(layer.getRegularization()).hasSize(3);
        assertThat(layer.getGradientNormalization()).isEqualTo(GradientNormalization.ClipElementWiseAbsoluteValue);
        assertThat(layer.getGradientNormalizationThreshold()).isEqualTo(2);
    }

    @Test
    void drawsWeightsFromTheSeedAlone() {
        String json = layers(4, 5, 5, 3);
        Model once = build(json, FOUR, 3);
        Nd4j.rand(5);

        assertThat(build(json, FOUR, 3).params()).isEqualTo(once.params());
        TrainingSettings settings = TrainingSettings.of(ConfiguredNetwork.of(json));
        assertThat(NetworkBuilder.build(settings, FOUR, 3, new Seed(2)).params())
                .isNotEqualTo(once.params());
    }

    @Test
    void takesGraphs() {
        ComputationGraph network = (ComputationGraph) build(graph(5), FOUR, 3);

        assertThat(network.numParams()).isEqualTo((4 + 1) * 3 + (4 + 1) * 2 + (5 + 1) * 3);
        assertThat(network.outputSingle(Nd4j.ones(2, 4)).shape()).containsExactly(2, 3);
    }

    @Test
    void fillsInInputsAndPreprocessors() {
        MultiLayerConfiguration bare = builder()
                .list(
                        new ConvolutionLayer.Builder(3, 3).nOut(2).build(),
                        new DenseLayer.Builder().nOut(4).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build())
                .build();

        MultiLayerNetwork network = (MultiLayerNetwork) build(bare.toJson(), new int[] {1, 6, 6}, 3);

        assertThat(network.numParams()).isEqualTo((9 + 1) * 2 + (2 * 4 * 4 + 1) * 4 + (4 + 1) * 3);
        assertThat(network.output(Nd4j.ones(1, 1, 6, 6)).shape()).containsExactly(1, 3);
    }

    @Test
    void refusesChannelsLast() {
        MultiLayerConfiguration last = builder()
                .list(
                        new ConvolutionLayer.Builder(3, 3)
                                .nIn(1)
                                .nOut(2)
                                .dataFormat(CNN2DFormat.NHWC)
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nIn(32)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build())
                .build();

        assertThatThrownBy(() -> build(last.toJson(), new int[] {1, 6, 6}, 3))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "configuration: its layers take channels last (NHWC, NWC), and data are handed over with channels "
                                + "first\n  Write it with channels first (NCHW, NCW), or train it from Java on arrays in its own "
                                + "order.");
    }

    @Test
    void readsImagesAsRowsOfPixels_whenTheFirstLayerIsDense() {
        Model network = build(layers(36, 5, 5, 3), new int[] {1, 6, 6}, 3);

        assertThat(((MultiLayerNetwork) network).output(Nd4j.ones(1, 1, 6, 6)).shape())
                .containsExactly(1, 3);
    }

    @Test
    void namesTheLayerWhoseInputsDoNotFit() {
        assertThatThrownBy(() -> build(layers(4, 5, 5, 3).replace("\"nin\" : 5", "\"nin\" : 6"), FOUR, 3))
                .isInstanceOf(TrainingException.class)
                .hasMessage("configuration: layer 'layer1' (OutputLayer) reads 6 numbers, and gets 5 (shape 5)\n"
                        + "  Set its nIn to 5, or give the data that the configuration was written for.");
        assertThatThrownBy(() -> build(layers(7, 5, 5, 3), FOUR, 3))
                .hasMessageStartingWith(
                        "configuration: layer 'layer0' (DenseLayer) reads 7 numbers, and gets 4 (shape 4)\n");
        assertThatThrownBy(() -> build(graph(6), FOUR, 3))
                .hasMessageStartingWith("configuration: layer 'out' (OutputLayer) reads 6 numbers, and gets 5 ");
    }

    @Test
    void saysSo_whenTheOutputsAreNotTheClasses() {
        assertThatThrownBy(() -> build(layers(4, 5, 5, 3), FOUR, 4))
                .hasMessage("configuration: layer 'layer1' (OutputLayer) has 3 outputs for 4 classes\n"
                        + "  Set its nOut to 4.");
        assertThatThrownBy(() -> build(layers(4, 5, 5, 3), FOUR, 0))
                .hasMessageStartingWith("configuration: layer 'layer1' (OutputLayer) has 3 outputs for a number\n");
        String open = builder().list(dense(4, 5), dense(5, 3)).build().toJson();
        assertThatThrownBy(() -> build(open, FOUR, 3))
                .hasMessage("configuration: layer 'layer1' (DenseLayer) comes last and has no loss\n"
                        + "  End the configuration with an OutputLayer.");
    }

    @Test
    void refusesAGiant_beforeMemoryIsTaken() {
        String giant = layers(4, 2_000_000_000, 2_000_000_000, 3);

        assertThatThrownBy(() -> build(giant, FOUR, 3))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("configuration: the network needs \\d+ MB for one row, 'memory' is 2048 MB\n"
                        + "  Give more 'memory', for example 8GB, or make the layers smaller\\.");
        TrainingSettings little = TrainingSettings.of(ConfiguredNetwork.of(layers(4, 50_000, 50_000, 3)));
        TrainingSettings less = little.withFit(little.fit().withBatch(new BatchSettings(8, 1 << 20)));
        assertThatThrownBy(() -> NetworkBuilder.build(less, FOUR, 3, new Seed(1)))
                .hasMessageContaining("'memory' is 1 MB");
    }

    @Test
    void refusesClassesThatAreNotOfDl4j() {
        String foreign =
                layers(4, 5, 5, 3).replaceFirst("org.nd4j.linalg.activations.impl.ActivationTanH", "java.io.File");

        assertThatThrownBy(() -> NetworkBuilder.check(ConfiguredNetwork.of(foreign), Place.of("net.json")))
                .isInstanceOf(TrainingException.class)
                .hasMessage("net.json: the configuration names classes that are not DL4J's own: java.io.File\n"
                        + "  Do not use this file; it may name only DL4J's layers and settings.");
    }

    @Test
    void refusesWhatIsNoConfiguration() {
        assertThatThrownBy(() -> NetworkBuilder.check(ConfiguredNetwork.of("{\"a\": "), Place.of("net.json")))
                .hasMessage("net.json: the configuration is not JSON\n"
                        + "  Write it with toJson() of a configuration of DL4J 1.0.0-M2.1.");
        assertThatThrownBy(() -> NetworkBuilder.check(ConfiguredNetwork.of("{\"confs\": 3}"), Place.of("net.json")))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("net.json: this is not a DL4J configuration\n");
        assertThatThrownBy(() -> NetworkBuilder.check(ConfiguredNetwork.of("{}"), Place.of("net.json")))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("net.json: this is not a DL4J configuration\n");
        String empty = "{\"confs\": []}";
        assertThatThrownBy(() -> NetworkBuilder.check(ConfiguredNetwork.of(empty), Place.of("net.json")))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("net.json: the configuration has no layers, or one that says nothing\n");
    }

    @Test
    void refusesGraphsOfSeveralInputs() {
        ComputationGraphConfiguration two = builder()
                .graphBuilder()
                .addInputs("a", "b")
                .addVertex("both", new MergeVertex(), "a", "b")
                .addLayer("out", output(8, 3), "both")
                .setOutputs("out")
                .setInputTypes(InputType.feedForward(4), InputType.feedForward(4))
                .build();

        assertThatThrownBy(() -> build(two.toJson(), FOUR, 3))
                .hasMessage("configuration: the graph has 2 inputs and 1 outputs, one of each is needed\n"
                        + "  Merge them inside the graph; a table has one row of numbers for one label.");
    }
}
