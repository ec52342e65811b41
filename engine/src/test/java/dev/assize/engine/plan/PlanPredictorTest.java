package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PlanPredictorTest {
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
