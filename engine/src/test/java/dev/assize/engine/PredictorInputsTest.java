package dev.assize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What a predictor makes of batches of other sizes and widths. */
class PredictorInputsTest {
    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("three classes", Networks.dense(Networks.softmax(3)), 3),
                Arguments.of(
                        "one sigmoid unit",
                        Networks.dense(Networks.output(LossFunction.XENT, 1, Activation.SIGMOID)),
                        2),
                Arguments.of("a number", Networks.dense(Networks.output(LossFunction.MSE, 1, Activation.IDENTITY)), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void scoresARowAloneAsAmongSixtyFour(String name, MultiLayerNetwork network, int outputs) {
        PlanPredictor predictor = PlanPredictor.of(network);
        Tensor batch = Networks.inputs(11, 64, 4);
        Tensor together = predictor.predict(batch);
        int[] classes = new int[64];
        Tensor gradients = predictor.gradient(batch, classes, OutputScale.LOGIT);

        assertThat(together.shape()).containsExactly(64, outputs);
        for (int row = 0; row < 64; row++) {
            Tensor alone = batch.slice(row, row + 1);
            for (int output = 0; output < outputs; output++) {
                assertThat(predictor.predict(alone).at(0, output)).isCloseTo(together.at(row, output), within(1e-12));
            }
            Tensor gradient = predictor.gradient(alone, new int[] {0}, OutputScale.LOGIT);
            for (int input = 0; input < 4; input++) {
                assertThat(gradient.at(0, input)).isCloseTo(gradients.at(row, input), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void refusesAnotherNumberOfInputs(int width) {
        PlanPredictor predictor = PlanPredictor.of(Networks.dense(Networks.softmax(3)));

        assertThatThrownBy(() -> predictor.predict(Networks.inputs(1, 2, width)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 0 (DenseLayer): a dense layer for 4 features got an example of shape [" + width
                        + "]; give it vectors or sequences of that many features");
        assertThatThrownBy(() -> predictor.gradient(Networks.inputs(1, 2, width), new int[2], OutputScale.LOGIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got an example of shape [" + width + "]");
    }

    @Test
    void answersFinitely_whenInputsAreExtreme() {
        PlanPredictor predictor = PlanPredictor.of(Networks.dense(Networks.softmax(3)));
        Tensor extreme = Tensor.of(new double[] {1e300, -1e300, 1e-300, 0}, 1, 4);

        Tensor scores = predictor.predict(extreme);

        double sum = scores.at(0, 0) + scores.at(0, 1) + scores.at(0, 2);
        assertThat(sum).isCloseTo(1, within(1e-12));
    }
}
