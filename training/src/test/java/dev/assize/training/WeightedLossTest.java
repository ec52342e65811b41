package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.training.network.NetworkBuilder;
import dev.assize.training.settings.TrainingSettings;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class WeightedLossTest {
    private static final double LOSS_OF_FIRST = Math.log(1 + Math.E); // sums 0 and 1, truth 0
    private static final double LOSS_OF_SECOND = Math.log(2); // sums 0 and 0, truth 1

    private static MultiLayerNetwork network() {
        return (MultiLayerNetwork) NetworkBuilder.build(
                TrainingSettings.defaults().withNetwork(Samples.layers()), new int[] {2}, 2, new Seed(1));
    }

    private static ILossFunction lossOf(MultiLayerNetwork network) {
        return ((OutputLayer) network.getOutputLayer().conf().getLayer()).getLossFn();
    }

    private static INDArray labels() {
        return Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}});
    }

    private static INDArray sums() {
        return Nd4j.createFromArray(new double[][] {{0, 1}, {0, 0}});
    }

    private static WeightedLoss weighted(double first, double second) {
        WeightedLoss loss = WeightedLoss.putInto(network());
        loss.setWeights(Nd4j.createFromArray(first, second).reshape(2, 1));
        return loss;
    }

    @Test
    void multipliesEachExamplesLoss() {
        double total = weighted(3, 0.5).computeScore(labels(), sums(), new ActivationSoftmax(), null, false);
        double mean = weighted(3, 0.5).computeScore(labels(), sums(), new ActivationSoftmax(), null, true);

        double byHand = 3 * LOSS_OF_FIRST + 0.5 * LOSS_OF_SECOND;
        assertThat(total).isCloseTo(byHand, within(1e-9));
        assertThat(mean).isCloseTo(byHand / 2, within(1e-9));
    }

    @Test
    void multipliesEachExamplesGradient() {
        INDArray gradient = weighted(3, 0.5).computeGradient(labels(), sums(), new ActivationSoftmax(), null);

        double p = 1 / (1 + Math.E); // of the first example's true class
        assertThat(gradient.dup('c').data().asDouble())
                .containsExactly(new double[] {3 * (p - 1), 3 * (1 - p), 0.25, -0.25}, within(1e-9));
    }

    @Test
    void givesBothAtOnce() {
        var both = weighted(3, 0.5).computeGradientAndScore(labels(), sums(), new ActivationSoftmax(), null, false);

        assertThat(both.getFirst()).isCloseTo(3 * LOSS_OF_FIRST + 0.5 * LOSS_OF_SECOND, within(1e-9));
        assertThat(both.getSecond().getDouble(1, 0)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void isGoneAfterTraining() {
        MultiLayerNetwork network = network();
        WeightedLoss loss = WeightedLoss.putInto(network);
        assertThat(lossOf(network)).isSameAs(loss);
        assertThat(loss.name()).startsWith("weighted ");

        loss.takeFrom(network);

        assertThat(lossOf(network)).isInstanceOf(LossMCXENT.class);
        assertThat(NetworkParts.configuration(network)).doesNotContain("dev.assize");
    }
}
