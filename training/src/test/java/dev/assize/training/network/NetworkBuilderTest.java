package dev.assize.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerConstant;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

class NetworkBuilderTest {
    private static MultiLayerNetwork build(TrainingSettings settings) {
        return (MultiLayerNetwork) NetworkBuilder.build(settings, new int[] {10}, 3, new Seed(1));
    }

    private static TrainingSettings layers(HiddenActivation activation, Integer... hidden) {
        return TrainingSettings.defaults().withNetwork(new MlpNetwork(List.of(hidden), activation));
    }

    private static BaseLayer layer(MultiLayerNetwork network, int index) {
        return (BaseLayer) network.getLayerWiseConfigurations().getConf(index).getLayer();
    }

    private static float[] weights(MultiLayerNetwork network, int layer) {
        return network.getParam(layer + "_W").dup().data().asFloat();
    }

    private static double largest(float[] numbers) {
        double largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private static double variance(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }
        return squares / numbers.length;
    }

    @Test
    void hasTheLayersThatAreAskedFor() {
        MultiLayerNetwork network = build(layers(HiddenActivation.RELU, 7, 5));

        assertThat(network.getnLayers()).isEqualTo(3);
        assertThat(network.numParams()).isEqualTo((10 + 1) * 7 + (7 + 1) * 5 + (5 + 1) * 3);
    }

    @Test
    void drawsWeightsWithinTheReachOfHe_whenRelu() {
        MultiLayerNetwork network = build(layers(HiddenActivation.RELU, 200));

        float[] first = weights(network, 0);
        double reach = Math.sqrt(6.0 / 10);
        assertThat(largest(first)).isBetween(0.95 * reach, reach);
        assertThat(variance(first)).isCloseTo(2.0 / 10, within(0.02)); // of a uniform draw: reach^2 / 3
        assertThat(largest(weights(network, 1))).isLessThanOrEqualTo(Math.sqrt(6.0 / 203));
    }

    @Test
    void drawsWeightsWithinTheReachOfGlorot_whenTanh() {
        MultiLayerNetwork network = build(layers(HiddenActivation.TANH, 200));

        assertThat(variance(weights(network, 0))).isCloseTo(2.0 / 210, within(0.001));
    }

    @Test
    void startsBiasesAtZero() {
        MultiLayerNetwork network = build(TrainingSettings.defaults());

        for (int layer = 0; layer < 3; layer++) {
            assertThat(network.getParam(layer + "_b").norm1Number().doubleValue())
                    .isZero();
        }
    }

    @Test
    void dependsOnTheSeedAlone() {
        MultiLayerNetwork first = build(TrainingSettings.defaults());
        Nd4j.getRandom().setSeed(99);
        Nd4j.rand(3);

        assertThat(build(TrainingSettings.defaults()).params()).isEqualTo(first.params());
        assertThat(NetworkBuilder.build(TrainingSettings.defaults(), new int[] {10}, 3, new Seed(2))
                        .params())
                .isNotEqualTo(first.params());
    }

    static Stream<Arguments> updaters() {
        return Stream.of(
                Arguments.of(Optimizer.SGD, Sgd.class),
                Arguments.of(Optimizer.MOMENTUM, Nesterovs.class),
                Arguments.of(Optimizer.ADAM, Adam.class),
                Arguments.of(Optimizer.ADAMW, Adam.class),
                Arguments.of(Optimizer.RMSPROP, RmsProp.class),
                Arguments.of(Optimizer.ADAGRAD, AdaGrad.class));
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void usesTheUpdaterOfTheOptimizer(Optimizer optimizer, Class<? extends IUpdater> updater) {
        MultiLayerNetwork network =
                build(TrainingSettings.defaults().withOptimizer(OptimizerSettings.of(optimizer, 0.25)));

        IUpdater used = layer(network, 0).getIUpdater();
        assertThat(used).isExactlyInstanceOf(updater);
        assertThat(used.getLearningRate(0, 0)).isEqualTo(0.25);
    }

    @Test
    void keepsTheMomentum() {
        MultiLayerNetwork network = build(TrainingSettings.defaults()
                .withOptimizer(OptimizerSettings.of(Optimizer.MOMENTUM, 0.1).with(OptimizerConstant.MOMENTUM, 0.7)));

        assertThat(((Nesterovs) layer(network, 0).getIUpdater()).getMomentum()).isEqualTo(0.7);
    }

    @Test
    void penalisesWeightsAndNotBiases() {
        MultiLayerNetwork network = build(TrainingSettings.defaults()
                .withRegularization(new dev.assize.training.settings.Regularization(0.01, 0.02, 0.5, 0)));

        List<Regularization> penalties = layer(network, 0).getRegularization();
        assertThat(penalties).hasAtLeastOneElementOfType(L1Regularization.class);
        assertThat(penalties).hasAtLeastOneElementOfType(L2Regularization.class);
        assertThat(penalties).hasAtLeastOneElementOfType(WeightDecay.class);
        List<Regularization> ofBias = layer(network, 0).getRegularizationBias();
        assertThat(ofBias == null ? List.of() : ofBias).isEmpty();
    }

    @Test
    void decaysWeights_whenAdamW() {
        MultiLayerNetwork network = build(TrainingSettings.defaults()
                .withOptimizer(OptimizerSettings.of(Optimizer.ADAMW, 0.01))
                .withRegularization(new dev.assize.training.settings.Regularization(0, 0, 0.5, 0)));

        assertThat(layer(network, 1).getRegularization()).hasAtLeastOneElementOfType(WeightDecay.class);
    }

    @Test
    void dropsHiddenValuesAndNeverTheInputs() {
        MultiLayerNetwork network = build(TrainingSettings.defaults()
                .withRegularization(new dev.assize.training.settings.Regularization(0, 0, 0, 0.3)));

        Layer first = layer(network, 0);
        assertThat(first.getIDropout()).isNull();
        assertThat(((Dropout) layer(network, 1).getIDropout()).getP()).isCloseTo(0.7, within(1e-12));
        assertThat(((Dropout) layer(network, 2).getIDropout()).getP()).isCloseTo(0.7, within(1e-12));
    }
}
