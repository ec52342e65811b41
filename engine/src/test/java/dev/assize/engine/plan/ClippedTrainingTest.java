package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ClippedTrainingTest {
    private static final double MARGIN = 1 - 1e-12;

    /** Half of a squared error has no rule; that of L2 is the squared error, whose gradient is 2 (y - t) x. */
    private static Plan linear(double weight, double bias) {
        Layer output = new OutputLayer.Builder(LossFunction.L2)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build();
        Plan plan = Plan.of(Twin.network(InputType.feedForward(1), DataType.DOUBLE, List.of(output)), Precision.DOUBLE);
        plan.setParameters(new double[] {weight, bias});
        return plan;
    }

    private static Clipped train(Plan plan, Records records, Clipping clipping, double... inputs) {
        return plan.trainClipped(
                List.of(Batch.of(inputs, inputs.length, 1)),
                List.of(Batch.of(new double[inputs.length], inputs.length, 1)),
                records,
                clipping,
                1);
    }

    @Test
    void sumsClippedGradients_byHand() {
        Plan plan = linear(1, 0); // y = x, target 0: gradient 2 x (x, 1)
        Clipped clipped = train(plan, Records.single(2), Clipping.flat(1), 0.75, -0.1);

        assertThat(clipped.norms()[0]).isCloseTo(1.875, within(1e-12)); // 1.5 * |(0.75, 1)| = 1.5 * 1.25
        assertThat(clipped.weights(0)[0]).isCloseTo(1 / 1.875, within(1e-11));
        assertThat(clipped.weights(0)[1]).isEqualTo(MARGIN);
        assertThat(clipped.losses()).containsExactly(new double[] {0.5625, 0.01}, within(1e-12));
        assertThat(plan.gradient()).containsExactly(new double[] {0.6 + 0.02, 0.8 - 0.2}, within(1e-11));
        assertThat(clipped.clipped()).isEqualTo(1);
        assertThat(clipped.nonFinite()).isZero();
    }

    @Test
    void measuresTheSummedGradientOfARecord() {
        Plan plan = linear(1, 0);
        Records pair = Records.runs(2, 2).withRowWeights(new double[] {1, 1});
        Clipped clipped = train(plan, pair, Clipping.flat(1), 0.75, -0.75);

        assertThat(clipped.norms()[0]).isCloseTo(2.25, within(1e-12)); // (1.125, 1.5) + (1.125, -1.5)
        assertThat(plan.gradient()).containsExactly(new double[] {1, 0}, within(1e-11));
    }

    @Test
    void leavesRecordsOutThatAreNotFinite() {
        Plan plan = linear(1, 0);
        Clipped clipped = train(plan, Records.single(3), Clipping.flat(1), 0.1, Double.POSITIVE_INFINITY, 1e200);

        assertThat(plan.gradient()).containsExactly(new double[] {0.02, 0.2}, within(1e-11));
        assertThat(clipped.nonFinite()).isEqualTo(2);
        assertThat(clipped.weights(0)).containsExactly(MARGIN, 0, 0);
        assertThat(clipped.norms()[1]).isZero();
        assertThat(clipped.clipped()).isZero();
    }

    @Test
    void leavesZero_withoutRows() {
        Plan plan = linear(1, 0);
        train(plan, Records.single(1), Clipping.flat(1), 0.5);
        Clipped clipped = train(plan, Records.single(0), Clipping.flat(1));

        assertThat(plan.gradient()).containsOnly(0);
        assertThat(clipped.losses()).isEmpty();
        assertThat(clipped.norms()).isEmpty();
    }

    @Test
    void normalizesNothing_whereTheGradientIsZero() {
        Plan plan = linear(1, 0);
        Clipped clipped = train(plan, Records.single(2), Clipping.normalized(2), 0, 0.75);

        assertThat(clipped.weights(0)[0]).isZero();
        assertThat(plan.gradient()).containsExactly(new double[] {1.2, 1.6}, within(1e-11));
    }

    @Test
    void refusesWhatMixesExamples() {
        List<Layer> layers = List.of(
                new DenseLayer.Builder().nOut(2).build(),
                new BatchNormalization(),
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build());
        Plan plan = Plan.of(Twin.network(InputType.feedForward(1), DataType.DOUBLE, layers), Precision.DOUBLE);

        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> train(plan, Records.single(1), Clipping.flat(1), 0.5))
                .satisfies(e -> assertThat(e.problems().get(0).render())
                        .isEqualTo(
                                "layer 1 (BatchNormalization): this layer computes with the mean and variance of the "
                                        + "whole batch, so no gradient belongs to one record alone and none can be clipped\n"
                                        + "  Replace it by layer normalization (hasLayerNorm of a dense or recurrent layer), "
                                        + "leave it out, or freeze it."));
        assertThat(linear(1, 0).clippingProblems()).isEmpty();
    }

    @Test
    void refusesRecordsOfOtherRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(linear(1, 0), Records.single(2), Clipping.flat(1), 0.5))
                .withMessage(
                        "records of 2 rows were given for a batch of 1; each row of the batch belongs to one record");
    }
}
