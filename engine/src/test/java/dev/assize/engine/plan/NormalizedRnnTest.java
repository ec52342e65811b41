package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What DL4J describes and cannot run: layer norm in a simple RNN, and training of both directions' last steps. */
class NormalizedRnnTest {
    private static final InputType SEQUENCE = InputType.recurrent(3, 4);

    private static Layer normalized(int units) {
        return new SimpleRnn.Builder()
                .nOut(units)
                .activation(Activation.TANH)
                .hasLayerNorm(true)
                .build();
    }

    private static Layer steps() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Twin twin(int units) {
        return Twin.unrun(
                Twin.network(SEQUENCE, DataType.DOUBLE, List.of(normalized(units), steps())),
                new int[] {3, 4},
                5,
                3,
                4);
    }

    @Test
    void hasTheGradientOfItsOutputs() {
        Differences.check(twin(4), 1);
        Differences.checkInputs(twin(4), 3);
        assertThatThrownBy(() -> twin(4).output()).isInstanceOf(IllegalStateException.class); // DL4J's own gap
    }

    @Test
    void outputs_areThoseOfTheFormula() {
        Twin twin = twin(2);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] p = plan.parameters(); // W [3, 2] in column order, RW [2, 2], b [2], gains of W x [2], of R h [2]
        double[] actual = plan.forward(twin.batch()).activation(0).toArray();

        double[] state = new double[2];
        for (int t = 0; t < 4; t++) {
            double[] fromInput = new double[2];
            double[] fromState = new double[2];
            for (int unit = 0; unit < 2; unit++) {
                for (int feature = 0; feature < 3; feature++) {
                    fromInput[unit] += p[unit * 3 + feature] * twin.inputs[feature * 4 + t];
                }
                fromState[unit] = p[6 + 2 * unit] * state[0] + p[7 + 2 * unit] * state[1];
            }
            for (int unit = 0; unit < 2; unit++) { // two numbers normalized are -1 and 1
                double sum = p[12 + unit] * Math.signum(fromInput[unit] - fromInput[1 - unit]) + p[10 + unit];
                if (t > 0) {
                    sum += p[14 + unit] * Math.signum(fromState[unit] - fromState[1 - unit]);
                }
                state[unit] = Math.tanh(sum);
            }
            Compare.close(new double[] {actual[t], actual[4 + t]}, state, 1e-12);
        }
    }

    @Test
    void aSingleUnit_keepsItsBiasOnly() {
        Twin twin = twin(1);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double bias = plan.parameters()[4];

        double[] expected = new double[5 * 4];
        Arrays.fill(expected, Math.tanh(bias));
        Compare.close(plan.forward(twin.batch()).activation(0).toArray(), expected, 1e-15);
    }

    @ParameterizedTest
    @EnumSource(Bidirectional.Mode.class)
    void lastStepsOfBothDirections_haveDl4jsOutputsAndTheirGradient(Bidirectional.Mode mode) {
        Layer lstm = new LSTM.Builder()
                .nOut(4)
                .activation(Activation.TANH)
                .weightInit(WeightInit.XAVIER) // DL4J's default does not reach a layer two levels down
                .build();
        Layer softmax = new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        Twin twin = Twin.of(
                SEQUENCE, DataType.DOUBLE, 5, List.of(new Bidirectional(mode, new LastTimeStep(lstm)), softmax));

        Compare.close(
                Plan.of(twin.network, Precision.DOUBLE).predict(twin.batch()).toArray(), twin.output(), 1e-10);
        Differences.check(twin, 5);
        Differences.checkInputs(twin, 4);
        assertThatThrownBy(twin::gradient).isInstanceOf(IllegalArgumentException.class); // DL4J's own gap
    }
}
