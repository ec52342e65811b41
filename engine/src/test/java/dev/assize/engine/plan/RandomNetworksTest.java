package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small random architectures: the engine equals DL4J in output and gradient. */
class RandomNetworksTest {
    private static final List<Activation> ACTIVATIONS = List.of(
            Activation.RELU,
            Activation.TANH,
            Activation.SIGMOID,
            Activation.ELU,
            Activation.SOFTPLUS,
            Activation.SWISH);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void equalsDl4j(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>();
        InputType type = switch ((int) (seed % 3)) {
            case 0 -> InputType.feedForward(random.nextInt(1, 9));
            case 1 -> images(random, layers);
            default -> sequences(random, layers);
        };
        for (int i = random.nextInt(3); i > 0; i--) {
            layers.add(new DenseLayer.Builder()
                    .nOut(random.nextInt(1, 9))
                    .activation(activation(random))
                    .build());
        }
        layers.add(new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(random.nextInt(2, 5))
                .activation(Activation.SOFTMAX)
                .build());
        Twin twin = Twin.of(type, DataType.DOUBLE, random.nextInt(1, 40), layers);
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withLanes(random.nextInt(1, 4)));

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-10);
        plan.train(twin.batch(), twin.targetBatch(), seed);
        Compare.close(plan.gradient(), twin.gradient(), 1e-9);
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    private static Activation activation(SplittableRandom random) {
        return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
    }

    private static InputType images(SplittableRandom random, List<Layer> layers) {
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            layers.add(new ConvolutionLayer.Builder(random.nextInt(1, 4), random.nextInt(1, 4))
                    .nOut(random.nextInt(1, 5))
                    .stride(random.nextInt(1, 3), random.nextInt(1, 3))
                    .convolutionMode(random.nextBoolean() ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                    .hasBias(random.nextBoolean())
                    .activation(activation(random))
                    .build());
        }
        layers.add(new SubsamplingLayer.Builder(random.nextBoolean() ? PoolingType.MAX : PoolingType.AVG)
                .kernelSize(2, 2)
                .stride(random.nextInt(1, 3), 1)
                .build());
        return InputType.convolutional(random.nextInt(12, 17), random.nextInt(12, 17), random.nextInt(1, 4));
    }

    private static InputType sequences(SplittableRandom random, List<Layer> layers) {
        int features = random.nextInt(1, 6);
        if (random.nextBoolean()) {
            layers.add(new LSTM.Builder()
                    .nOut(random.nextInt(1, 8))
                    .activation(Activation.TANH)
                    .build());
        }
        layers.add(new LastTimeStep(new LSTM.Builder()
                .nOut(random.nextInt(1, 8))
                .activation(Activation.TANH)
                .build()));
        return InputType.recurrent(features, random.nextInt(1, 9));
    }
}
