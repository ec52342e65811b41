package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What holds for every plan, for layers over sequences: threads, batches, buffers. */
class SequencePlansTest {
    private static final int ROWS = 64;
    private static final InputType SEQUENCE = InputType.recurrent(3, 5);

    static List<List<Layer>> networks() {
        Layer rnn = new SimpleRnn.Builder()
                .nOut(4)
                .dropOut(new GaussianNoise(0.1))
                .activation(Activation.TANH)
                .build();
        Layer normalized = new SimpleRnn.Builder()
                .nOut(4)
                .hasLayerNorm(true)
                .activation(Activation.TANH)
                .build();
        Layer gated = new LSTM.Builder().nOut(4).activation(Activation.SOFTSIGN).build();
        Layer attention = new SelfAttentionLayer.Builder()
                .nOut(4)
                .nHeads(2)
                .projectInput(true)
                .build();
        Layer dense = new DenseLayer.Builder()
                .nOut(4)
                .hasLayerNorm(true)
                .activation(Activation.RELU)
                .build();
        return List.of(
                List.of(new MaskZeroLayer(new Bidirectional(Bidirectional.Mode.ADD, rnn), 0), last(gated), softmax()),
                List.of(attention, last(gated), dense, softmax()),
                List.of(new Bidirectional(normalized), last(rnn), softmax()));
    }

    private static Layer last(Layer layer) {
        return new LastTimeStep(new MaskZeroLayer(layer, 0));
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Twin twin(DataType type, List<Layer> layers) {
        Twin twin = Twin.unrun(Twin.network(SEQUENCE, type, layers), new int[] {3, 5}, ROWS, 3);
        double[] inputs = twin.inputs.clone();
        for (int row = 0; row < ROWS; row += 3) {
            for (int feature = 0; feature < 3; feature++) { // two steps of padding
                Arrays.fill(inputs, (row * 3 + feature) * 5 + 3, (row * 3 + feature) * 5 + 5, 0);
            }
        }
        return twin.withInputs(inputs);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesTheSameBits_onOneAndManyThreads(List<Layer> layers) {
        Twin twin = twin(DataType.FLOAT, layers);
        PlanOptions options = PlanOptions.defaults(Precision.FLOAT).withLanes(4);
        Plan one = Plan.of(twin.network, options.withThreads(1));
        Plan many = Plan.of(twin.network, options.withThreads(4));

        for (int step = 0; step < 3; step++) {
            assertThat(many.train(twin.batch(), twin.targetBatch(), step))
                    .isEqualTo(one.train(twin.batch(), twin.targetBatch(), step));
            one.move(-0.01);
            many.move(-0.01);
        }
        assertThat(many.parameters()).isEqualTo(one.parameters());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesTheSameToRounding_forABatchOfOneAndOf64(List<Layer> layers) {
        Twin twin = twin(DataType.DOUBLE, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] together = plan.predict(twin.batch()).toArray();
        double[] alone = new double[together.length];
        for (int row = 0; row < ROWS; row++) {
            double[] part = plan.predict(twin.batch().slice(row, row + 1)).toArray();
            System.arraycopy(part, 0, alone, row * 3, 3);
        }
        Compare.close(alone, together, 1e-13);
        Plan split = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(3).withLaneRows(7));
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(split.train(twin.batch(), twin.targetBatch(), 1), losses, 1e-13);
        Compare.close(split.gradient(), plan.gradient(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void leavesNoTraceOfALargerBatch_whenASmallerFollows(List<Layer> layers) {
        Twin twin = twin(DataType.DOUBLE, layers);
        Plan used = Plan.of(twin.network, Precision.DOUBLE);
        used.train(twin.batch(), twin.targetBatch(), 1);
        used.train(twin.batch().slice(1, 4), twin.targetBatch().slice(1, 4), 1);
        Plan fresh = Plan.of(twin.network, Precision.DOUBLE);
        fresh.train(twin.batch().slice(1, 4), twin.targetBatch().slice(1, 4), 1);

        assertThat(used.gradient()).isEqualTo(fresh.gradient());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void allocatesUnderTenKilobytesAStep(List<Layer> layers) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Twin twin = twin(DataType.FLOAT, layers);
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.FLOAT).withThreads(1));
        Batch inputs = twin.batch();
        Batch targets = twin.targetBatch();
        for (int step = 0; step < 300; step++) {
            plan.train(inputs, targets, step);
            plan.move(-0.01);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 20; step++) {
            plan.train(inputs, targets, step);
            plan.move(-0.01);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 20).isLessThan(10_000);
    }
}
