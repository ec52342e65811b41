package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class DropoutTest {
    private static final int ROWS = 64;

    private static Twin twin() {
        return Twin.of(
                InputType.feedForward(50),
                DataType.DOUBLE,
                ROWS,
                List.of(
                        new DropoutLayer.Builder(0.8).build(),
                        new DenseLayer.Builder()
                                .nOut(6)
                                .dropOut(0.5)
                                .activation(Activation.TANH)
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build()));
    }

    @Test
    void keepsTheStatedShareAndScalesIt() {
        Twin twin = twin();
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] dropped = plan.forward(twin.batch(), 5).activation(0).toArray();

        long kept = Arrays.stream(dropped).filter(number -> number != 0).count();
        double share = kept / (double) dropped.length; // 3200 draws: standard error 0.007
        assertThat(share).isCloseTo(0.8, within(0.03));
        for (int i = 0; i < dropped.length; i++) {
            assertThat(dropped[i] == 0 || Math.abs(dropped[i] - twin.inputs[i] / 0.8) < 1e-12)
                    .isTrue();
        }
    }

    @Test
    void drawsTheSame_howeverTheBatchIsSplit_andOtherwiseForAnotherSeed() {
        Twin twin = twin();
        PlanOptions options = PlanOptions.defaults(Precision.DOUBLE);
        Plan one = Plan.of(twin.network, options.withLanes(1).withLaneRows(64));
        Plan split = Plan.of(twin.network, options.withLanes(3).withLaneRows(8));

        double[] losses = one.train(twin.batch(), twin.targetBatch(), 9);
        Compare.close(split.train(twin.batch(), twin.targetBatch(), 9), losses, 1e-13);
        Compare.close(split.gradient(), one.gradient(), 1e-13);
        assertThat(one.train(twin.batch(), twin.targetBatch(), 10)).isNotEqualTo(losses);
    }

    @Test
    void drawsForEachTimeStepAnew() {
        Twin twin = Twin.of(
                InputType.recurrent(20, 6),
                DataType.DOUBLE,
                10,
                List.of(
                        new DropoutLayer(0.5),
                        new RnnOutputLayer.Builder(LossFunction.MSE).nOut(2).build()));
        double[] dropped = Plan.of(twin.network, Precision.DOUBLE)
                .forward(twin.batch(), 5)
                .activation(0)
                .toArray();
        int changing = 0;
        for (int channel = 0; channel < 200; channel++) {
            int start = 6 * channel;
            long zeros = Arrays.stream(dropped, start, start + 6)
                    .filter(number -> number == 0)
                    .count();
            changing += zeros > 0 && zeros < 6 ? 1 : 0;
        }

        assertThat(changing).isGreaterThan(180); // of 200; expected are 194
    }

    @Test
    void doesNothing_inPrediction() {
        Twin twin = twin();
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        double[] outputs = plan.forward(twin.batch()).outputs().toArray();
        assertThat(outputs).isEqualTo(plan.predict(twin.batch()).toArray());
        Compare.close(outputs, twin.output(), 1e-12);
    }

    @Test
    void gradientEqualsDifferenceQuotient_forAFixedSeed() {
        Twin twin = twin();
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        plan.train(twin.batch(), twin.targetBatch(), 3);
        double[] gradient = plan.gradient();
        double[] parameters = plan.parameters();

        for (int i = 0; i < parameters.length; i += 29) {
            double quotient = (loss(plan, twin, parameters, i, 1e-5) - loss(plan, twin, parameters, i, -1e-5)) / 2e-5;
            assertThat(gradient[i]).isCloseTo(quotient, within(1e-6));
        }
    }

    private static double loss(Plan plan, Twin twin, double[] parameters, int changed, double by) {
        double[] moved = parameters.clone();
        moved[changed] += by;
        plan.setParameters(moved);
        return Arrays.stream(plan.train(twin.batch(), twin.targetBatch(), 3)).sum();
    }
}
