package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.engine.update.Updater;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Copies of parameters that products are made from never outlive a change, whoever makes it. */
class FreshParametersTest {
    private static final int ROWS = 256;

    /** Networks whose products are large, so that their weights are copied. */
    enum Kind {
        DENSE(InputType.feedForward(200), new DenseLayer.Builder().nOut(120).build(), 200),
        LSTM_LAST(
                InputType.recurrent(30, 4),
                new LastTimeStep(new LSTM.Builder().nOut(64).build()),
                30,
                4);

        private final InputType type;
        private final Layer layer;
        private final int[] axes;

        Kind(InputType type, Layer layer, int... axes) {
            this.type = type;
            this.layer = layer;
            this.axes = axes;
        }

        MultiLayerNetwork network(long seed) {
            MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                    .seed(seed)
                    .activation(Activation.TANH)
                    .updater(new Sgd(0.1))
                    .list()
                    .layer(layer.clone())
                    .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(3)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(type)
                    .build());
            network.init();
            return network;
        }

        Batch inputs() {
            int[] shape = new int[axes.length + 1];
            shape[0] = ROWS;
            System.arraycopy(axes, 0, shape, 1, axes.length);
            int size = ROWS;
            for (int axis : axes) {
                size *= axis;
            }
            SplittableRandom random = new SplittableRandom(5);
            float[] numbers = new float[size];
            for (int i = 0; i < size; i++) {
                numbers[i] = (float) random.nextDouble();
            }
            return Batch.of(numbers, shape);
        }
    }

    private static Batch targets() {
        return Batch.ofClasses(new SplittableRandom(6).ints(ROWS, 0, 3).toArray(), 3);
    }

    /** The plan must predict what a new plan with its parameters does. */
    private static void assertFresh(Plan plan, Kind kind) {
        Plan other = Plan.of(kind.network(9), Precision.FLOAT);
        other.setParameters(plan.parameters());

        assertThat(plan.predict(kind.inputs()).toArray())
                .containsExactly(other.predict(kind.inputs()).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void predictsAfresh_whenParametersAreSetOrRead(Kind kind) {
        MultiLayerNetwork network = kind.network(1);
        Plan plan = Plan.of(network, Precision.FLOAT);
        double[] before = plan.predict(kind.inputs()).toArray();

        plan.setParameters(Plan.of(kind.network(2), Precision.FLOAT).parameters());
        double[] set = plan.predict(kind.inputs()).toArray();
        assertFresh(plan, kind);
        network.params().muli(0.5);
        assertThat(plan.predict(kind.inputs()).toArray()).containsExactly(set); // a plan reads when it is told to
        plan.read(network);
        assertFresh(plan, kind);
        network.setParams(kind.network(1).params());
        plan.read(network);

        assertThat(plan.predict(kind.inputs()).toArray())
                .containsExactly(before)
                .isNotEqualTo(set);
    }

    @ParameterizedTest
    @EnumSource
    void predictsAfresh_afterStepsOfTraining(Kind kind) {
        Plan plan = Plan.of(kind.network(1), Precision.FLOAT);
        for (int step = 0; step < 3; step++) {
            plan.train(kind.inputs(), targets(), step);
            plan.move(-1.0 / ROWS);
            assertFresh(plan, kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void predictsAfresh_afterStepsOfAnUpdater(Kind kind) {
        MultiLayerNetwork network = kind.network(1);
        Plan plan = Plan.of(network, Precision.FLOAT);
        Updater updater = Updater.of(network, plan);
        for (int step = 0; step < 3; step++) {
            plan.train(kind.inputs(), targets(), step);
            updater.step(step, 0, ROWS);
            assertFresh(plan, kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void predictsAfresh_whenSomebodyWroteToArraysThatHeKept(Kind kind) {
        Plan plan = Plan.of(kind.network(1), Precision.FLOAT);
        plan.predict(kind.inputs());
        List<float[]> kept = plan.memory().parameters().stream()
                .map(parameter -> (float[]) parameter.values())
                .toList();
        for (int time = 0; time < 3; time++) {
            plan.predict(kind.inputs());
            kept.forEach(values -> values[values.length / 2] += 0.5f);
            assertFresh(plan, kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainsAfresh_whenSomebodyWroteToArraysThatHeKept(Kind kind) {
        Plan plan = Plan.of(kind.network(1), Precision.FLOAT);
        float[] kept = (float[]) plan.memory().parameters().get(0).values();
        plan.train(kind.inputs(), targets(), 1);
        kept[0] += 0.5f;
        plan.train(kind.inputs(), targets(), 1);
        Plan other = Plan.of(kind.network(9), Precision.FLOAT);
        other.setParameters(plan.parameters());
        other.train(kind.inputs(), targets(), 1);

        assertThat(plan.gradient()).containsExactly(other.gradient());
    }

    @ParameterizedTest
    @EnumSource
    void goesBackThroughFreshWeights_whenTheyChangedAfterThePassForward(Kind kind) {
        Plan plan = Plan.of(kind.network(1), Precision.FLOAT);
        float[] kept = (float[]) plan.memory().parameters().get(0).values();
        Pass pass = plan.forward(kind.inputs());
        double[] losses = pass.backward(List.of(targets()));
        kept[kept.length - 2] += 0.5f;
        Pass again = plan.forward(kind.inputs());

        assertThat(again.backward(List.of(targets()))).isNotEqualTo(losses);
        assertFresh(plan, kind);
    }
}
