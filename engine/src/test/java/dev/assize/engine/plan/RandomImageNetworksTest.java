package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Small random stacks of the layers for images and of those along time: the engine equals DL4J. Without what DL4J
 * cannot do: separable convolutions of one channel, and training with a cropping that something else than a dense layer
 * reads.
 */
class RandomImageNetworksTest {
    private static final List<Activation> ACTIVATIONS =
            List.of(Activation.TANH, Activation.SIGMOID, Activation.ELU, Activation.SOFTPLUS, Activation.SWISH);
    private static final List<PoolingType> POOLINGS = List.of(PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void images_equalDl4j(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            layers.add(overImages(random));
        }
        if (random.nextBoolean()) {
            layers.add(new GlobalPoolingLayer.Builder(pooling(random)).pnorm(2).build());
        }
        check(
                InputType.convolutional(random.nextInt(9, 13), random.nextInt(9, 13), random.nextInt(2, 4)),
                layers,
                random);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sequences_equalDl4j(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            layers.add(alongTime(random));
        }
        layers.add(new GlobalPoolingLayer.Builder(pooling(random)).pnorm(2).build());
        check(InputType.recurrent(random.nextInt(1, 5), random.nextInt(14, 19)), layers, random);
    }

    private static void check(InputType type, List<Layer> layers, SplittableRandom random) {
        layers.add(new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(random.nextInt(2, 5))
                .activation(Activation.SOFTMAX)
                .build());
        Twin twin = Twin.of(type, DataType.DOUBLE, random.nextInt(2, 9), layers);
        twin.network.paramTable().forEach((name, values) -> {
            if (name.endsWith("_var")) {
                values.muli(values).addi(0.3); // variances are above 0
            }
        });
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withLanes(random.nextInt(1, 4)));

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-10);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-9);
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    private static Layer overImages(SplittableRandom random) {
        int height = random.nextInt(1, 4);
        int width = random.nextInt(1, 4);
        return switch (random.nextInt(8)) {
            case 0 ->
                new ConvolutionLayer.Builder(height, width)
                        .nOut(random.nextInt(2, 5))
                        .stride(random.nextInt(1, 3), 1)
                        .convolutionMode(mode(random))
                        .hasBias(random.nextBoolean())
                        .activation(activation(random))
                        .build();
            case 1 ->
                new DepthwiseConvolution2D.Builder(height, width)
                        .depthMultiplier(random.nextInt(1, 4))
                        .stride(1, random.nextInt(1, 3))
                        .convolutionMode(mode(random))
                        .hasBias(random.nextBoolean())
                        .activation(activation(random))
                        .build();
            case 2 ->
                new SeparableConvolution2D.Builder(height, width)
                        .nOut(random.nextInt(2, 5))
                        .depthMultiplier(random.nextInt(1, 3))
                        .convolutionMode(mode(random))
                        .hasBias(random.nextBoolean())
                        .activation(activation(random))
                        .build();
            case 3 ->
                new Deconvolution2D.Builder(height, width)
                        .nOut(random.nextInt(2, 4))
                        .stride(random.nextInt(1, 3), random.nextInt(1, 3))
                        .convolutionMode(mode(random))
                        .hasBias(random.nextBoolean())
                        .activation(activation(random))
                        .build();
            case 4 ->
                new SubsamplingLayer.Builder(pooling(random))
                        .kernelSize(2, 2)
                        .stride(1, random.nextInt(1, 3))
                        .convolutionMode(mode(random))
                        .pnorm(2)
                        .build();
            case 5 -> new ZeroPaddingLayer.Builder(random.nextInt(3), random.nextInt(3)).build();
            case 6 -> new Upsampling2D.Builder(2).build();
            default -> normalization(random);
        };
    }

    private static Layer alongTime(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Convolution1DLayer.Builder(random.nextInt(1, 5))
                        .nOut(random.nextInt(1, 5))
                        .stride(random.nextInt(1, 3))
                        .convolutionMode(random.nextBoolean() ? ConvolutionMode.Causal : mode(random))
                        .hasBias(random.nextBoolean())
                        .activation(activation(random))
                        .build();
            case 1 ->
                new Subsampling1DLayer.Builder(pooling(random), 2)
                        .stride(random.nextInt(1, 3))
                        .convolutionMode(mode(random))
                        .pnorm(2)
                        .build();
            default -> new Upsampling1D.Builder(2).build();
        };
    }

    private static Layer normalization(SplittableRandom random) {
        return new BatchNormalization.Builder().useLogStd(random.nextBoolean()).build();
    }

    private static Activation activation(SplittableRandom random) {
        return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
    }

    private static PoolingType pooling(SplittableRandom random) {
        return POOLINGS.get(random.nextInt(POOLINGS.size()));
    }

    private static ConvolutionMode mode(SplittableRandom random) {
        return random.nextBoolean() ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }
}
