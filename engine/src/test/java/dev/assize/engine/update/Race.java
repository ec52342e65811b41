package dev.assize.engine.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** One network, trained by DL4J and by a plan on the same batches. */
final class Race {
    static final int EPOCH = 3; // steps of an epoch

    final MultiLayerNetwork network;
    final Plan plan;
    final Updater updater;
    private final SplittableRandom random = new SplittableRandom(20_261_123L);
    private final int[] inputShape;
    private int steps;

    private Race(MultiLayerNetwork network, PlanOptions options, int... inputShape) {
        this.network = network;
        this.inputShape = inputShape;
        plan = Plan.of(network, options);
        updater = Updater.of(network, plan);
    }

    static Race of(MultiLayerConfiguration configuration, DataType type, int... inputShape) {
        return of(configuration, options(type), inputShape);
    }

    static Race of(MultiLayerConfiguration configuration, PlanOptions options, int... inputShape) {
        return new Race(network(configuration, type(options.precision())), options, inputShape);
    }

    static PlanOptions options(DataType type) {
        return PlanOptions.defaults(type == DataType.DOUBLE ? Precision.DOUBLE : Precision.FLOAT);
    }

    private static DataType type(Precision precision) {
        return precision == Precision.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
    }

    static MultiLayerNetwork network(MultiLayerConfiguration configuration, DataType type) {
        MultiLayerConfiguration copy = configuration.clone();
        copy.setDataType(type);
        MultiLayerNetwork network = new MultiLayerNetwork(copy);
        network.init();
        double[] start =
                new SplittableRandom(5).doubles(network.numParams(), -0.6, 0.6).toArray();
        network.params()
                .assign(Nd4j.createFromArray(start)
                        .castTo(type)
                        .reshape(network.params().shape()));
        return network;
    }

    /** Takes steps in both, then compares the parameters, relative to the largest. */
    void run(int count, double tolerance) {
        for (int i = 0; i < count; i++) {
            int rows = 3 + steps % 4;
            Numbers inputs = new Numbers(random, rows, inputShape);
            int[] labels = random.ints(rows, 0, 3).toArray();
            stepDl4j(inputs, labels);
            stepPlan(inputs, labels);
            steps++;
        }
        close(plan.parameters(), network.params().dup().data().asDouble(), tolerance);
    }

    void stepDl4j(Numbers inputs, int[] labels) {
        INDArray targets = Nd4j.zeros(network.params().dataType(), labels.length, 3);
        for (int row = 0; row < labels.length; row++) {
            targets.putScalar(row, labels[row], 1);
        }
        network.setEpochCount(steps / EPOCH);
        network.setIterationCount(steps);
        network.fit(new DataSet(inputs.array(network.params().dataType()), targets));
    }

    void stepPlan(Numbers inputs, int[] labels) {
        plan.train(inputs.batch(), Batch.ofClasses(labels, 3), steps);
        updater.step(steps, steps / EPOCH, labels.length);
    }

    static void close(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(tolerance * (largest + 1e-12)));
        }
    }

    /** Random numbers for a batch. */
    static final class Numbers {
        private final double[] numbers;
        private final int[] shape;

        Numbers(SplittableRandom random, int rows, int... axes) {
            shape = new int[axes.length + 1];
            shape[0] = rows;
            System.arraycopy(axes, 0, shape, 1, axes.length);
            numbers = random.doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b), -1.2, 1.2)
                    .toArray();
        }

        Batch batch() {
            return Batch.of(numbers, shape);
        }

        INDArray array(DataType type) {
            return Nd4j.createFromArray(numbers)
                    .castTo(type)
                    .reshape(Arrays.stream(shape).asLongStream().toArray());
        }
    }
}
