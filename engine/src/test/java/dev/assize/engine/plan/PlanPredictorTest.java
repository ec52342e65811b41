package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.Dl4jPredictor;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The predictor over a plan equals the one over DL4J: 1e-9. */
class PlanPredictorTest {
    @ParameterizedTest
    @MethodSource("twins")
    void equalsDl4jPredictor(Twin twin) {
        DifferentiablePredictor plan = PlanPredictor.of(twin.network);
        DifferentiablePredictor dl4j = Dl4jPredictor.of(twin.network);
        Tensor batch = Tensor.of(twin.inputs, twin.inputShape);

        assertThat(plan.outputCount()).isEqualTo(dl4j.outputCount());
        same(plan.predict(batch), dl4j.predict(batch));
        for (OutputScale scale : OutputScale.values()) {
            int[] classes = new int[batch.rows()];
            for (int row = 0; row < classes.length; row++) {
                classes[row] = row % plan.outputCount();
            }
            same(plan.output(batch, classes, scale), dl4j.output(batch, classes, scale));
            same(plan.gradient(batch, classes, scale), dl4j.gradient(batch, classes, scale));
        }
    }

    private static void same(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        Compare.close(actual.toArray(), expected.toArray(), 1e-9);
    }

    static Stream<Twin> twins() {
        InputType vector = InputType.feedForward(6);
        DenseLayer hidden =
                new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build();
        return Stream.of(
                Twin.of(
                        vector,
                        DataType.FLOAT,
                        300,
                        List.of(hidden, output(LossFunction.MCXENT, Activation.SOFTMAX, 3))),
                Twin.of(vector, DataType.DOUBLE, 9, List.of(hidden, output(LossFunction.XENT, Activation.SIGMOID, 1))),
                Twin.of(vector, DataType.DOUBLE, 9, List.of(hidden, output(LossFunction.MSE, Activation.IDENTITY, 1))),
                Twin.of(
                        InputType.convolutional(6, 5, 2),
                        DataType.DOUBLE,
                        9,
                        List.of(
                                new ConvolutionLayer.Builder(3, 3)
                                        .nOut(3)
                                        .activation(Activation.RELU)
                                        .build(),
                                output(LossFunction.MCXENT, Activation.SOFTMAX, 3))),
                Twin.of(
                        InputType.recurrent(3, 4),
                        DataType.DOUBLE,
                        9,
                        List.of(
                                new LastTimeStep(new LSTM.Builder()
                                        .nOut(4)
                                        .activation(Activation.TANH)
                                        .build()),
                                output(LossFunction.MCXENT, Activation.SOFTMAX, 2))));
    }

    @Test
    void saysWhichOutputsThereAre() {
        Twin twin = Twin.of(
                InputType.feedForward(6),
                DataType.DOUBLE,
                2,
                List.of(output(LossFunction.MCXENT, Activation.SOFTMAX, 3)));
        PlanPredictor predictor = PlanPredictor.of(twin.network);
        Tensor batch = Tensor.of(twin.inputs, twin.inputShape);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.output(batch, new int[] {0, 3}, OutputScale.LOGIT))
                .withMessage("row 1 asks for output 3; the network has outputs 0 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.output(batch, new int[1], OutputScale.LOGIT))
                .withMessage("1 classes were given for 2 rows; give one for each row");
    }

    private static OutputLayer output(LossFunction loss, Activation activation, int outputs) {
        return new OutputLayer.Builder(loss)
                .nOut(outputs)
                .activation(activation)
                .build();
    }
}
