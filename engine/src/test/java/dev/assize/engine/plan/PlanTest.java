package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PlanTest {
    private static final int ROWS = 70;
    private static final List<Layer> MLP = List.of(dense(8), softmax());
    private static final List<Layer> CNN = List.of(
            new ConvolutionLayer.Builder(3, 3)
                    .nOut(4)
                    .activation(Activation.RELU)
                    .build(),
            new SubsamplingLayer.Builder().kernelSize(2, 2).stride(1, 1).build(),
            softmax());
    private static final List<Layer> RNN = List.of(
            new LastTimeStep(
                    new LSTM.Builder().nOut(6).activation(Activation.TANH).build()),
            softmax());
    private static final InputType IMAGE = InputType.convolutional(8, 8, 2);
    private static final InputType SEQUENCE = InputType.recurrent(3, 5);

    private static Layer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Twin mlp() {
        return Twin.of(InputType.feedForward(5), DataType.FLOAT, ROWS, MLP);
    }

    @Test
    void givesTheSameBits_onOneAndManyThreads() {
        for (Twin twin : List.of(
                mlp(), Twin.of(IMAGE, DataType.FLOAT, ROWS, CNN), Twin.of(SEQUENCE, DataType.FLOAT, ROWS, RNN))) {
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
    }

    @Test
    void givesTheSameToRounding_howeverABatchIsSplit() {
        Twin twin = Twin.of(IMAGE, DataType.DOUBLE, ROWS, CNN);
        Plan whole = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(1).withLaneRows(128));
        Plan split = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(3).withLaneRows(4));

        double[] losses = whole.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(split.train(twin.batch(), twin.targetBatch(), 1), losses, 1e-13);
        Compare.close(split.gradient(), whole.gradient(), 1e-13);
        double[] outputs = whole.forward(twin.batch()).outputs().toArray();
        double[] alone = split.forward(twin.batch().slice(41, 42)).outputs().toArray();
        assertThat(alone).hasSize(3);
        Compare.close(alone, Arrays.copyOfRange(outputs, 41 * 3, 42 * 3), 1e-13);
    }

    @Test
    void leavesNoTraceOfALargerBatch_whenASmallerFollows() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, RNN);
        Plan used = Plan.of(twin.network, Precision.DOUBLE);
        used.train(twin.batch(), twin.targetBatch(), 1);
        used.train(twin.batch().slice(0, 3), twin.targetBatch().slice(0, 3), 1);
        Plan fresh = Plan.of(twin.network, Precision.DOUBLE);
        fresh.train(twin.batch().slice(0, 3), twin.targetBatch().slice(0, 3), 1);

        assertThat(used.gradient()).isEqualTo(fresh.gradient());
    }

    @Test
    void allocatesUnderTenKilobytesAStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Twin twin : List.of(
                mlp(), Twin.of(IMAGE, DataType.FLOAT, ROWS, CNN), Twin.of(SEQUENCE, DataType.FLOAT, ROWS, RNN))) {
            Plan plan =
                    Plan.of(twin.network, PlanOptions.defaults(Precision.FLOAT).withThreads(1));
            Batch inputs = twin.batch();
            Batch targets = twin.targetBatch();
            for (int step = 0; step < 400; step++) {
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

    @Test
    void takesNoMoreMemory_howeverOftenItTrainsAndPredicts() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Twin twin = mlp();
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.FLOAT).withThreads(1));
        Batch inputs = twin.batch();
        Batch targets = twin.targetBatch();
        long outputs = 8L * plan.predict(inputs).toArray().length; // what each prediction returns
        for (int step = 0; step < 500; step++) {
            plan.train(inputs, targets, step);
            plan.predict(inputs);
        }
        long bytes = plan.bufferBytes();
        long trained = 0;
        long predicted = 0;
        for (int step = 0; step < 10_000; step++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            plan.train(inputs, targets, step);
            plan.move(-1e-6);
            long middle = threads.getCurrentThreadAllocatedBytes();
            plan.predict(inputs);
            trained += middle - start;
            predicted += threads.getCurrentThreadAllocatedBytes() - middle;
        }

        assertThat(trained / 10_000).isLessThan(10_000);
        assertThat(predicted / 10_000 - outputs).isLessThan(10_000);
        assertThat(plan.bufferBytes()).isEqualTo(bytes);
    }

    @Test
    void learns_whenMovedAgainstTheGradient() {
        Twin twin = mlp();
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        double first =
                Arrays.stream(plan.train(twin.batch(), twin.targetBatch(), 0)).sum();
        double[] before = plan.parameters();
        double[] gradient = plan.gradient();
        plan.move(-0.001);
        double[] expected = IntStream.range(0, before.length)
                .mapToDouble(i -> before[i] - 0.001 * gradient[i])
                .toArray();

        Compare.close(plan.parameters(), expected, 1e-6);
        for (int step = 0; step < 50; step++) {
            plan.train(twin.batch(), twin.targetBatch(), step);
            plan.move(-0.01);
        }
        assertThat(Arrays.stream(plan.train(twin.batch(), twin.targetBatch(), 0))
                        .sum())
                .isLessThan(0.8 * first);
    }

    @Test
    void writesBackWhatDl4jReads() {
        Twin twin = Twin.of(IMAGE, DataType.DOUBLE, ROWS, CNN);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        twin.network.initGradientsView();
        plan.writeGradient(twin.network.getFlattenedGradients());
        Compare.close(twin.network.getFlattenedGradients().data().asDouble(), plan.gradient(), 1e-15);

        plan.move(-0.05);
        plan.write(twin.network);
        assertThat(twin.network.params().data().asDouble()).isEqualTo(plan.parameters());
        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-12);
    }

    @Test
    void givesActivationsAndTheirGradients() {
        Twin twin = Twin.of(IMAGE, DataType.DOUBLE, 4, CNN);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());

        var expected = twin.network.feedForward(Twin.array(twin.inputs, DataType.DOUBLE, twin.inputShape), false);
        for (int layer = 0; layer < 2; layer++) {
            Compare.close(
                    pass.activation(layer).toArray(),
                    expected.get(layer + 1).dup('c').data().asDouble(),
                    1e-12);
            assertThat(pass.activationGradient(layer).shape())
                    .isEqualTo(pass.activation(layer).shape());
        }
        Compare.close(pass.parameterGradient(), twin.gradient(), 1e-10);
        assertThat(pass.inputGradient().shape()).containsExactly(4, 2, 8, 8);
    }

    @Test
    void gradientOfInputs_equalsDifferenceQuotient() {
        for (Twin twin : List.of(Twin.of(IMAGE, DataType.DOUBLE, 2, CNN), Twin.of(SEQUENCE, DataType.DOUBLE, 2, RNN))) {
            Plan plan = Plan.of(twin.network, Precision.DOUBLE);
            Pass pass = plan.forward(twin.batch());
            pass.backward(Tensor.adopt(new double[] {0, 1, 0, 0, 1, 0}, 2, 3), OutputScale.PROBABILITY);
            double[] gradient = pass.inputGradient().toArray();

            for (int i = 0; i < gradient.length; i += 7) {
                double quotient = (probability(plan, twin, i, 1e-5) - probability(plan, twin, i, -1e-5)) / 2e-5;
                assertThat(gradient[i]).isCloseTo(quotient, within(1e-8));
            }
        }
    }

    private static double probability(Plan plan, Twin twin, int changed, double by) {
        double[] inputs = twin.inputs.clone();
        inputs[changed] += by;
        double[] outputs =
                plan.forward(Batch.of(inputs, twin.inputShape)).outputs().toArray();
        return outputs[1] + outputs[4];
    }

    @Test
    void tellsWhetherNumbersAreFinite() {
        for (Twin twin : List.of(mlp(), Twin.of(SEQUENCE, DataType.FLOAT, 3, RNN))) {
            Plan plan = Plan.of(twin.network, Precision.FLOAT);
            Pass pass = plan.forward(twin.batch());
            assertThat(pass.isFinite()).isTrue();
            pass.backward(twin.targetBatch());
            assertThat(pass.isFinite()).isTrue();
            double[] parameters = plan.parameters();
            parameters[parameters.length - 1] = Double.NaN;
            plan.setParameters(parameters);
            assertThat(plan.forward(twin.batch()).isFinite()).isFalse();
        }
    }

    @Test
    void leavesTheGradientOfAPass_forAnUpdater() {
        Twin twin = mlp();
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());
        pass.leaveGradient();
        double[] left = plan.gradient();

        assertThat(left).isEqualTo(pass.parameterGradient());
        plan.train(twin.batch(), twin.targetBatch(), 0);
        Compare.close(left, plan.gradient(), 1e-5);
    }

    @Test
    void refusesAPass_afterThePlanHasRunAgain() {
        Twin twin = mlp();
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        Pass old = plan.forward(twin.batch());
        assertThatIllegalStateException()
                .isThrownBy(old::inputGradient)
                .withMessage("there are no gradients yet; call backward on this pass first");
        plan.forward(twin.batch());

        assertThatIllegalStateException()
                .isThrownBy(old::outputs)
                .withMessage("the plan has run again since this pass; its values are overwritten, so use a "
                        + "pass before the next run");
    }

    @Test
    void saysWhatDoesNotFit() {
        Twin twin = mlp();
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.forward(Batch.of(new float[12], 2, 6)))
                .withMessage(
                        "layer 0 (DenseLayer): a dense layer for 5 features got an example of shape [6]; give it vectors "
                                + "or sequences of that many features");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(twin.batch(), twin.targetBatch().slice(0, 2), 1))
                .withMessage("targets of shape [2, 3] were given for layer 1 (OutputLayer); it takes [70, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.ofClasses(new int[] {0, 3}, 3))
                .withMessage("row 1 has label 3; the network has classes 0 to 2, so check the label column or "
                        + "the size of the output layer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.setParameters(new double[3]))
                .withMessage("3 parameters were given; the plan has 75, so they belong to another network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.forward(twin.batch().slice(0, 0)))
                .withMessage("a batch without rows of shape [5] was given; give at least one row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.of(new double[5], 2, 3))
                .withMessage("a batch of shape [2, 3] needs 6 numbers, got 5; the first axis counts the rows");
    }
}
