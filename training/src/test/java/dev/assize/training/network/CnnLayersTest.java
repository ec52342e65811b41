package dev.assize.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.training.settings.CnnNetwork;
import dev.assize.training.settings.ConvolutionBlock;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.LstmNetwork;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.NetworkSettings;
import dev.assize.training.settings.PoolKind;
import dev.assize.training.settings.Regularization;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class CnnLayersTest {
    private static final int[] DIGIT = {1, 28, 28};

    private static ConvolutionBlock block(int filters, int kernel, int stride, OptionalInt padding, int... pool) {
        return new ConvolutionBlock(filters, kernel, stride, padding, new ConvolutionBlock.Pool(pool[0], pool[1]));
    }

    private static CnnNetwork network(List<Integer> hidden, ConvolutionBlock... blocks) {
        return new CnnNetwork(Arrays.asList(blocks), PoolKind.MAX, false, hidden, HiddenActivation.RELU);
    }

    private static MultiLayerNetwork build(NetworkSettings layers, int... shape) {
        return (MultiLayerNetwork) NetworkBuilder.build(TrainingSettings.of(layers), shape, 10, new Seed(1));
    }

    private static List<Layer> layers(MultiLayerNetwork network) {
        return network.getLayerWiseConfigurations().getConfs().stream()
                .map(conf -> conf.getLayer())
                .toList();
    }

    @Test
    void hasTheParametersOfTheNetworkOfTheSpeedGoals() {
        MultiLayerNetwork network = build(
                network(
                        List.of(32),
                        block(16, 8, 2, OptionalInt.of(3), 2, 1),
                        block(32, 4, 2, OptionalInt.of(0), 2, 1)),
                DIGIT);

        // 28 -> 14 -> 13 -> 5 -> 4
        assertThat(network.numParams())
                .isEqualTo((64 + 1) * 16 + (16 * 16 + 1) * 32 + (32 * 16 + 1) * 32 + (32 + 1) * 10);
    }

    @Test
    void halvesImagesTwice_whenNothingElseIsSaid() {
        MultiLayerNetwork network = build(CnnNetwork.defaults(), DIGIT);

        assertThat(network.numParams())
                .isEqualTo((9 + 1) * 32 + (32 * 9 + 1) * 64 + (64 * 49 + 1) * 128 + (128 + 1) * 10);
        assertThat(network.output(Nd4j.rand(2, 1, 28, 28)).shape()).containsExactly(2, 10);
    }

    @Test
    void normalisesSumsAndDropsTheirBias_whenBatchesAreNormalised() {
        CnnNetwork normalised = new CnnNetwork(
                List.of(block(4, 3, 1, OptionalInt.empty(), 2, 2)),
                PoolKind.AVERAGE,
                true,
                List.of(),
                HiddenActivation.ELU);
        MultiLayerNetwork network = build(normalised, DIGIT);

        assertThat(layers(network))
                .filteredOn(BatchNormalization.class::isInstance)
                .hasSize(1);
        assertThat(network.numParams()).isEqualTo(9 * 4 + 4 * 4 + (4 * 14 * 14 + 1) * 10);
        assertThat(network.output(Nd4j.rand(2, 1, 28, 28)).sumNumber().doubleValue())
                .isBetween(1.9999, 2.0001);
    }

    @Test
    void dropsNothingInFrontOfConvolutions() {
        TrainingSettings settings =
                TrainingSettings.of(CnnNetwork.defaults()).withRegularization(Regularization.NONE.withDropout(0.3));
        MultiLayerNetwork network = (MultiLayerNetwork) NetworkBuilder.build(settings, DIGIT, 10, new Seed(1));

        assertThat(layers(network).stream().map(layer -> layer.getIDropout() != null))
                .containsExactly(false, false, false, false, true, true);
    }

    @Test
    void saysWhichLayerHasNoRoom() {
        assertThatThrownBy(() -> build(network(List.of(), block(4, 9, 1, OptionalInt.of(1), 0, 1)), 1, 6, 6))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: convolution 1 looks at windows of 9 by 9, and gets images of 8 by 8, "
                        + "padding included\n"
                        + "  Use fewer convolutions, smaller 'kernel', 'stride' and 'pool', or 'padding: same'.");
        ConvolutionBlock halving = block(4, 3, 1, OptionalInt.empty(), 2, 2);
        assertThatThrownBy(() -> build(network(List.of(), halving, halving, halving), 3, 4, 9))
                .hasMessageStartingWith(
                        "training settings: the pooling behind convolution 3 looks at windows of 2 by 2, "
                                + "and gets images of 1 by 2, ");
    }

    @Test
    void saysWhichKindReadsWhat() {
        assertThatThrownBy(() -> build(CnnNetwork.defaults(), 12))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: a network of kind cnn cannot read rows of the shape 12\n"
                        + "  Choose kind mlp for tables, cnn (or mlp) for images, lstm for sequences.");
        assertThatThrownBy(() -> build(LstmNetwork.defaults(), 1, 28, 28))
                .hasMessageStartingWith(
                        "training settings: a network of kind lstm cannot read rows of the shape 1 x 28 x 28");
        assertThatThrownBy(() -> build(MlpNetwork.defaults(), 12, 29))
                .hasMessageStartingWith(
                        "training settings: a network of kind mlp cannot read rows of the shape 12 x 29");
    }

    @Test
    void aPerceptronReadsImagesAsRowsOfPixels() {
        MultiLayerNetwork network = build(new MlpNetwork(List.of(5), HiddenActivation.TANH), DIGIT);

        assertThat(network.numParams()).isEqualTo((784 + 1) * 5 + (5 + 1) * 10);
        assertThat(network.output(Nd4j.rand(2, 1, 28, 28)).shape()).containsExactly(2, 10);
    }
}
