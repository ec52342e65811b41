package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.training.settings.TrainingException;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class BreakdownTest {
    private static final String HINT = "\n  Lower 'learningRate', use optimizer adam, clip gradients, or look for "
            + "extreme numbers in the feature columns. The network has its state ";

    @Test
    void namesTheFirstLayerWhoseValuesAreNotFinite() {
        float[] points = FitSamples.points(40, 1);
        points[5] = Float.NaN;
        Examples examples = Examples.ofClasses(FloatRows.adopt(points, 40, 2), FitSamples.quadrants(points), 2);
        MultiLayerNetwork network = FitSamples.classifier();
        float[] before = FitSamples.parameters(network);

        assertThatThrownBy(
                        () -> FitSamples.train(network, FitSamples.options(3).withBatchSize(40), FitData.of(examples)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "training: the loss became NaN in epoch 1, step 1 of 1; the first values that are not finite "
                                + "come from layer 'layer0' (DenseLayer)" + HINT + "from before the training.");
        assertThat(FitSamples.parameters(network)).containsExactly(before);
    }

    @Test
    void namesTheTargets_whenTheyAloneAreTooLarge() {
        float[] numbers = new float[40];
        Arrays.fill(numbers, Float.POSITIVE_INFINITY);
        Examples examples = Examples.ofNumbers(FloatRows.adopt(FitSamples.points(40, 1), 40, 2), numbers);
        MultiLayerNetwork network = FitSamples.oneUnit(Activation.IDENTITY, LossFunction.MSE);

        assertThatThrownBy(
                        () -> FitSamples.train(network, FitSamples.options(3).withBatchSize(40), FitData.of(examples)))
                .hasMessage("training: the loss became Infinity in epoch 1, step 1 of 1; the values of all layers are "
                        + "finite, the targets or weights may be too large" + HINT + "from before the training.");
    }

    @Test
    void namesTheFirstLayerWhoseParametersAreNotFinite_andKeepsTheLastGoodState() {
        FitData data = FitData.of(FitSamples.classes(100, 1));
        Sgd exploding = new Sgd(3e37);
        MultiLayerNetwork network = FitSamples.classifier(exploding, 1);

        assertThatThrownBy(() -> FitSamples.train(network, FitSamples.options(50), data))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("not finite")
                .hasMessageContaining("The network has its state ");

        for (float parameter : FitSamples.parameters(network)) {
            assertThat(Float.isFinite(parameter)).isTrue();
        }
    }

    @Test
    void keepsTheStateOfTheLastGoodEpoch_whenALaterOneBreaks() {
        FitData data = FitData.of(FitSamples.classes(100, 1));
        MapSchedule rates = new MapSchedule(ScheduleType.EPOCH, Map.of(0, 0.1, 1, 3e38));
        MultiLayerNetwork broken = FitSamples.classifier(new Sgd(rates), 1);
        MultiLayerNetwork good = FitSamples.classifier(new Sgd(0.1), 1);
        FitSamples.train(good, FitSamples.options(1), data);

        assertThatThrownBy(() -> FitSamples.train(broken, FitSamples.options(5), data))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("training: the loss became (NaN|Infinity) in epoch 2, step [1-4] of 4; the first "
                        + "(parameters that are not finite are those of|values that are not finite come from) layer "
                        + "'layer[01]' \\((Dense|Output)Layer\\)" + HINT.replace(".", "\\.") + "after epoch 1\\.");
        assertThat(FitSamples.parameters(broken)).containsExactly(FitSamples.parameters(good));
    }

    @Test
    void noticesThatHeldOutRowsGetNoFiniteLoss() {
        float[] held = FitSamples.points(10, 2);
        held[3] = Float.NaN;
        FitData data =
                FitData.of(FitSamples.classes(40, 1), Examples.ofClasses(FloatRows.adopt(held, 10, 2), new int[10], 2));

        assertThatThrownBy(() -> FitSamples.train(FitSamples.classifier(), FitSamples.options(1), data))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "training: the loss became NaN in epoch 1, step 2 of 2; the first values that are not finite "
                                + "come from layer 'layer0' (DenseLayer)" + HINT + "from before the training.");
    }
}
