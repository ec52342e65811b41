package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small random recurrent architectures: the engine equals DL4J in output, gradient and input gradient. */
class RandomSequencesTest {
    private static final List<Activation> ACTIVATIONS =
            List.of(Activation.TANH, Activation.SIGMOID, Activation.SOFTSIGN, Activation.ELU, Activation.RELU);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void equalsDl4j(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            layers.add(layer(random, !layers.isEmpty() && layers.get(layers.size() - 1) instanceof DenseLayer));
        }
        layers.addAll(end(random));
        InputType type = InputType.recurrent(random.nextInt(1, 5), random.nextInt(1, 8));
        Twin twin = Twin.of(type, DataType.DOUBLE, random.nextInt(1, 30), layers);
        Plan plan = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE)
                        .withLanes(random.nextInt(1, 4))
                        .withLaneRows(random.nextInt(1, 9)));

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-10);
        plan.train(twin.batch(), twin.targetBatch(), seed);
        Compare.close(plan.gradient(), twin.gradient(), 1e-9);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());
        Compare.close(pass.inputGradient().toArray(), twin.inputGradient(), 1e-9);
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    private static Layer layer(SplittableRandom random, boolean afterDense) {
        return switch (random.nextInt(5)) {
            case 0 -> dense(random);
            case 1 -> afterDense ? dense(random) : new TimeDistributed(dense(random)); // DL4J wants a sequence there
            case 2 -> new Bidirectional(mode(random), recurrent(random));
            default -> recurrent(random);
        };
    }

    private static Layer dense(SplittableRandom random) {
        return new DenseLayer.Builder()
                .nOut(random.nextInt(3, 7)) // one or two numbers normalized have no gradient
                .activation(activation(random))
                .hasLayerNorm(random.nextInt(3) == 0)
                .build();
    }

    private static Layer recurrent(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new SimpleRnn.Builder()
                        .nOut(random.nextInt(1, 6))
                        .activation(activation(random))
                        .build();
            case 1 ->
                new LSTM.Builder()
                        .nOut(random.nextInt(1, 6))
                        .gateActivationFunction(Activation.SIGMOID)
                        .activation(activation(random))
                        .build();
            default ->
                new LSTM.Builder()
                        .nOut(random.nextInt(1, 6))
                        .activation(Activation.TANH)
                        .build();
        };
    }

    private static List<Layer> end(SplittableRandom random) {
        if (random.nextBoolean()) {
            return List.of(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(random.nextInt(2, 5))
                    .activation(Activation.SOFTMAX)
                    .build());
        }
        Layer output = new OutputLayer.Builder(LossFunction.XENT)
                .nOut(random.nextInt(1, 4))
                .activation(Activation.SIGMOID)
                .build();
        return List.of(new LastTimeStep(recurrent(random)), output);
    }

    private static Bidirectional.Mode mode(SplittableRandom random) {
        return Bidirectional.Mode.values()[random.nextInt(4)];
    }

    private static Activation activation(SplittableRandom random) {
        return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
    }
}
