package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.engine.kernel.ProductLibrary;
import dev.assize.vector.VectorProducts;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class MemoryLimitTest {
    private static final int ROWS = 70;
    private static final PlanOptions OPTIONS = PlanOptions.defaults(Precision.DOUBLE);
    private static final List<Layer> MLP =
            List.of(new DenseLayer.Builder().nOut(8).activation(Activation.TANH).build(), softmax());
    private static final List<Layer> CNN =
            List.of(new ConvolutionLayer.Builder(3, 3).nOut(4).build(), softmax());
    private static final List<Layer> RNN = List.of(
            new LastTimeStep(
                    new LSTM.Builder().nOut(6).activation(Activation.TANH).build()),
            softmax());
    private static final Twin DENSE = Twin.of(InputType.feedForward(5), DataType.DOUBLE, ROWS, MLP);

    private static OutputLayer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    static List<Twin> twins() {
        return List.of(
                DENSE,
                Twin.of(InputType.convolutional(8, 8, 2), DataType.DOUBLE, ROWS, CNN),
                Twin.of(InputType.recurrent(3, 5), DataType.DOUBLE, ROWS, RNN));
    }

    @Test
    void countsParametersAndTheirGradients_beforeTheFirstRun() {
        Plan plan = Plan.of(DENSE.network, OPTIONS.withLanes(3));

        assertThat(plan.parameterCount()).isEqualTo(5 * 8 + 8 + 8 * 3 + 3);
        assertThat(plan.bufferBytes())
                .isEqualTo(plan.parameterCount() * (1L + 3) * Double.BYTES); // values, 3 gradients
    }

    @Test
    void countsBuffersOfEveryRow() {
        Plan narrow = Plan.of(DENSE.network, OPTIONS.withLanes(1).withLaneRows(8));
        Plan wide = Plan.of(DENSE.network, OPTIONS.withLanes(1).withLaneRows(16));
        narrow.train(DENSE.batch(), DENSE.targetBatch(), 1);
        wide.train(DENSE.batch(), DENSE.targetBatch(), 1);

        // values and gradients of inputs, hidden units and sums; targets, outputs and their gradients, in double
        long perRow = (2 * 5 + 2 * 8 + 2 * 3 + 3 * 3) * (long) Double.BYTES;
        assertThat(wide.bufferBytes() - narrow.bufferBytes()).isBetween(8 * (perRow - 3 * 8), 8 * (perRow + 3 * 8));
    }

    @Test
    void staysUnderTheLimit_withTheSameResultsToRounding() {
        for (Twin twin : twins()) {
            Plan free = Plan.of(twin.network, OPTIONS);
            double[] losses = free.train(twin.batch(), twin.targetBatch(), 1);
            long limit = free.bufferBytes() * 2 / 3;
            Plan bound = Plan.of(twin.network, OPTIONS.withMemoryLimit(limit));

            Compare.close(bound.train(twin.batch(), twin.targetBatch(), 1), losses, 1e-13);
            Compare.close(bound.gradient(), free.gradient(), 1e-13);
            Compare.close(
                    bound.predict(twin.batch()).toArray(),
                    free.predict(twin.batch()).toArray(),
                    1e-13);
            assertThat(free.bufferBytes()).isGreaterThan(limit);
            assertThat(bound.bufferBytes()).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void letsBuffersOfOtherBatchesGo_whenTheLimitAsksForIt() {
        Plan free = Plan.of(DENSE.network, OPTIONS);
        free.forward(DENSE.batch());
        long limit = free.bufferBytes();
        Plan bound = Plan.of(DENSE.network, OPTIONS.withMemoryLimit(limit));

        for (int rows : new int[] {3, 9, 33, ROWS}) {
            bound.forward(DENSE.batch().slice(0, rows));
            assertThat(bound.bufferBytes()).isLessThanOrEqualTo(limit);
        }
        assertThat(bound.bufferBytes()).isEqualTo(limit);
    }

    @Test
    void saysWhatIsNeeded_whenNotEvenARowFits() {
        Plan plan = Plan.of(DENSE.network, OPTIONS.withMemoryLimit(2000));
        Plan oneRow = Plan.of(DENSE.network, OPTIONS.withLaneRows(1));
        oneRow.train(DENSE.batch(), DENSE.targetBatch(), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(DENSE.batch(), DENSE.targetBatch(), 1))
                .withMessage("the memory limit is 2000 bytes; parameters, gradients and buffers for 1 rows in each of "
                        + "2 lanes take " + oneRow.bufferBytes() + ", so raise the limit or give fewer rows at a time");
    }

    /** Its means are those of the whole batch, so a part of it would be another training. */
    @Test
    void refusesABatchThatDoesNotFit_whereLayersMixRows() {
        Twin twin = Twin.of(
                InputType.feedForward(5),
                DataType.DOUBLE,
                ROWS,
                List.of(
                        new DenseLayer.Builder()
                                .nOut(8)
                                .activation(Activation.TANH)
                                .build(),
                        new BatchNormalization.Builder().build(),
                        softmax()));
        Plan free = Plan.of(twin.network, OPTIONS);
        free.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = free.gradient();
        long limit = free.bufferBytes();
        Plan exact = Plan.of(twin.network, OPTIONS.withMemoryLimit(limit));
        Plan small = Plan.of(twin.network, OPTIONS.withMemoryLimit(limit - 1));

        exact.train(twin.batch(), twin.targetBatch(), 1);
        assertThat(exact.gradient()).containsExactly(gradient);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.train(twin.batch(), twin.targetBatch(), 1))
                .withMessage("the memory limit is " + (limit - 1) + " bytes; parameters, gradients and buffers for 128"
                        + " rows in each of 2 lanes take " + limit
                        + ", so raise the limit or give fewer rows at a time");
    }

    @Test
    void refusesToKeepABatchThatDoesNotFit() {
        Plan small = Plan.of(DENSE.network, OPTIONS);
        small.forward(DENSE.batch().slice(0, 8));
        Plan bound = Plan.of(DENSE.network, OPTIONS.withMemoryLimit(small.bufferBytes()));

        assertThat(bound.forward(DENSE.batch().slice(0, 8)).rows()).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bound.forward(DENSE.batch()))
                .withMessageStartingWith("the memory limit is " + small.bufferBytes() + " bytes; parameters, gradients "
                        + "and buffers for 64 rows in each of 2 lanes take ");
    }

    private static Twin wide() {
        return Twin.of(
                InputType.feedForward(300),
                DataType.FLOAT,
                512,
                List.of(
                        new DenseLayer.Builder()
                                .nOut(200)
                                .activation(Activation.TANH)
                                .build(),
                        softmax()));
    }

    @Test
    void countsCopiesOfWeights_andTheRoomOfLargeProducts() {
        Twin twin = wide();
        PlanOptions options = PlanOptions.defaults(Precision.FLOAT).withThreads(2);
        Plan plan = Plan.of(twin.network, options);
        long parameters = plan.bufferBytes();
        plan.predict(twin.batch());
        Footprint rows = Footprint.measured(
                count -> {
                    Plan few = Plan.of(twin.network, options.withLaneRows(count));
                    few.predict(twin.batch());
                    return few.bufferBytes();
                },
                () -> 0);
        long more = plan.bufferBytes() - rows.bytes(128); // what 128 rows take besides; copies are in both

        if (ProductLibrary.inUse() == ProductLibrary.VECTOR) {
            assertThat(rows.fixed()).isGreaterThanOrEqualTo(parameters + 224 * 300 * 4L); // panels of 32 columns
            assertThat(more).isEqualTo(2 * VectorProducts.roomBytes());
        } else {
            assertThat(rows.fixed()).isLessThan(parameters + 1000);
            assertThat(more).isZero();
        }
    }

    @Test
    void staysUnderTheLimit_withLargeProducts() {
        Twin twin = wide();
        PlanOptions options = PlanOptions.defaults(Precision.FLOAT).withThreads(2);
        Plan free = Plan.of(twin.network, options);
        double[] expected = free.predict(twin.batch()).toArray();
        long least = Plan.of(twin.network, options).bufferBytes();
        for (long limit = free.bufferBytes(); limit > least + 300_000; limit -= 200_000) {
            Plan bound = Plan.of(twin.network, options.withMemoryLimit(limit));

            Compare.close(bound.predict(twin.batch()).toArray(), expected, 1e-5);
            assertThat(bound.bufferBytes()).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void refusesANegativeLimit() {
        assertThat(OPTIONS.memoryLimit()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPTIONS.withMemoryLimit(-1))
                .withMessage(
                        "a memory limit of -1 bytes was given; give a positive number of bytes, or 0 for no limit");
    }
}
