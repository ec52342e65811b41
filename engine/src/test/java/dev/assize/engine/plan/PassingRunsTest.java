package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Predictions write over what only a backward step would need. */
class PassingRunsTest {
    private static final int ROWS = 37;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void giveTheBitsOfRunsThatKeepAll_forTheLastStep(int time) {
        Layer last = new LastTimeStep(lstm());
        checkSame(Twin.of(InputType.recurrent(3, time), DataType.FLOAT, ROWS, List.of(last, output())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void giveTheBitsOfRunsThatKeepAll_forEveryStep(int time) {
        Layer every = new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        checkSame(Twin.of(InputType.recurrent(3, time), DataType.FLOAT, ROWS, List.of(lstm(), lstm(), every)));
    }

    private static void checkSame(Twin twin) {
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        double[] kept = plan.forward(twin.batch()).outputs().toArray();
        double[] predicted = plan.predict(twin.batch()).toArray();
        plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = plan.gradient();
        plan.predict(twin.batch());
        plan.train(twin.batch(), twin.targetBatch(), 1);

        assertThat(predicted).isEqualTo(kept);
        assertThat(plan.forward(twin.batch()).outputs().toArray()).isEqualTo(kept);
        assertThat(plan.gradient()).isEqualTo(gradient); // a prediction in between leaves no trace
    }

    private static Layer lstm() {
        return new LSTM.Builder().nOut(6).activation(Activation.TANH).build();
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
