package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class RowWeightsTest {
    private static final double[] WEIGHTS = {2, 0, 0.5, 1, -1.5};

    private static Twin vectors(LossFunction loss) {
        return Twin.of(
                InputType.feedForward(4),
                DataType.DOUBLE,
                WEIGHTS.length,
                List.of(
                        new DenseLayer.Builder()
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build(),
                        new OutputLayer.Builder(loss)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build()));
    }

    @ParameterizedTest
    @EnumSource(
            value = LossFunction.class,
            names = {"MCXENT", "MSE", "L1"})
    void leavesTheWeightedSumOfTheGradients(LossFunction loss) {
        checkWeightedSum(vectors(loss));
    }

    @Test
    void leavesTheWeightedSumOfTheGradients_ofSequences() {
        List<Layer> layers = List.of(
                new LSTM.Builder().nOut(4).activation(Activation.TANH).build(),
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build());
        checkWeightedSum(Twin.of(InputType.recurrent(2, 4), DataType.DOUBLE, WEIGHTS.length, layers));
    }

    private static void checkWeightedSum(Twin twin) {
        Plan plan = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(2).withLaneRows(2));
        double[] losses = plan.train(List.of(twin.batch()), List.of(twin.targetBatch()), WEIGHTS, 1);
        double[] gradient = plan.gradient();

        assertThat(losses).containsExactly(plan.train(twin.batch(), twin.targetBatch(), 1)); // not weighted
        double[] sum = new double[gradient.length];
        for (int row = 0; row < WEIGHTS.length; row++) {
            plan.train(twin.batch().slice(row, row + 1), twin.targetBatch().slice(row, row + 1), 1);
            double[] own = plan.gradient();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += WEIGHTS[row] * own[i];
            }
        }
        Compare.close(gradient, sum, 1e-13);
    }

    @Test
    void refusesWeightsThatDoNotFit() {
        Twin twin = vectors(LossFunction.MCXENT);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        List<Batch> inputs = List.of(twin.batch());
        List<Batch> targets = List.of(twin.targetBatch());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(inputs, targets, new double[] {1, 2}, 1))
                .withMessage("2 weights were given for 5 rows; give one for each row, or none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(inputs, targets, new double[] {1, 2, Double.NaN, 1, 1}, 1))
                .withMessage("the weight of row 2 is NaN; weights are finite numbers");
    }
}
