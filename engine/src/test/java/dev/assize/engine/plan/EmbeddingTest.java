package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Embeddings of indices, alone and in sequences, against DL4J. */
class EmbeddingTest {
    private static final int WORDS = 7;
    private static final int ROWS = 9;
    private static final int STEPS = 5;

    static List<Arguments> networks() {
        Layer last = new LastTimeStep(lstm());
        return List.of(
                Arguments.of(new int[] {1}, List.of(word(true, Activation.IDENTITY), dense(4), output(4))),
                Arguments.of(new int[] {1}, List.of(word(false, Activation.TANH), dense(4), output(4))),
                Arguments.of(new int[] {STEPS}, List.of(words(false).build(), last, output(3))),
                Arguments.of(new int[] {1, STEPS}, List.of(words(true).build(), last, output(3))),
                Arguments.of(
                        new int[] {STEPS},
                        List.of(words(true).activation(Activation.SIGMOID).build(), last, output(3))));
    }

    private static Layer word(boolean bias, Activation activation) {
        return new EmbeddingLayer.Builder()
                .nIn(WORDS)
                .nOut(4)
                .hasBias(bias)
                .activation(activation)
                .dropOut(0.5) // which DL4J never applies
                .build();
    }

    private static EmbeddingSequenceLayer.Builder words(boolean bias) {
        return new EmbeddingSequenceLayer.Builder()
                .nIn(WORDS)
                .nOut(4)
                .hasBias(bias)
                .inputLength(STEPS);
    }

    private static Layer lstm() {
        return new LSTM.Builder().nIn(4).nOut(3).activation(Activation.TANH).build();
    }

    private static Layer dense(int inputs) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(4)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer output(int inputs) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(inputs)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Twin twin(DataType type, int[] axes, List<Layer> layers) {
        NeuralNetConfiguration.ListBuilder builder =
                new NeuralNetConfiguration.Builder().seed(3).dataType(type).list();
        layers.forEach(builder::layer);
        MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
        network.init();
        int numbers = ROWS * Twin.size(axes);
        double[] indices =
                new SplittableRandom(8).ints(numbers, 0, WORDS).asDoubleStream().toArray();
        return Twin.of(network, axes, indices);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j(int[] axes, List<Layer> layers) {
        for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
            Twin twin = twin(type, axes, layers);
            boolean single = type == DataType.FLOAT;
            Plan plan = Plan.of(twin.network, single ? Precision.FLOAT : Precision.DOUBLE);

            Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), single ? 1e-5 : 1e-10);
            for (int step = 0; step < 2; step++) { // the second leaves no trace of the first
                plan.train(twin.batch(), twin.targetBatch(), 1);
                Compare.close(plan.gradient(), twin.gradient(), single ? 1e-5 : 1e-10);
            }
            Pass pass = plan.forward(twin.batch());
            pass.backward(twin.targetBatch());
            assertThat(pass.inputGradient().toArray()).containsOnly(0);
        }
    }

    @Test
    void readsPaddingAsMask_underMaskZero() {
        Twin twin = twin(
                DataType.DOUBLE,
                new int[] {1, STEPS},
                List.of(
                        new MaskZeroLayer(words(false).build(), 0),
                        new LastTimeStep(new MaskZeroLayer(lstm(), 0)),
                        output(3)));
        double[] inputs = twin.inputs.clone();
        for (int row = 0; row < ROWS; row++) {
            inputs[row * STEPS] = 1; // no row is padding only
        }
        Twin padded = twin.withInputs(inputs);
        Plan plan = Plan.of(padded.network, Precision.DOUBLE);

        Compare.close(plan.predict(padded.batch()).toArray(), padded.output(), 1e-7); // DL4J: last step in float
        Differences.check(padded, 5);
    }

    @Test
    void refusesIndicesWithoutAWord() {
        Twin twin = twin(
                DataType.DOUBLE, new int[] {STEPS}, List.of(words(false).build(), new LastTimeStep(lstm()), output(3)));
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        for (double wrong : new double[] {WORDS, -1, 1.5, Double.NaN}) {
            double[] indices = new double[2 * STEPS];
            indices[STEPS + 3] = wrong;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plan.predict(Batch.of(indices, 2, STEPS)))
                    .withMessage("an example has the index " + wrong + " at time step 3; the embedding layer has words "
                            + "0 to 6, so give it whole numbers of that range");
        }
    }

    @Test
    void refusesExamplesOfAnotherShape() {
        Twin twin = twin(DataType.DOUBLE, new int[] {1}, List.of(word(true, Activation.TANH), output(4)));
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(Batch.of(new double[6], 2, 3)))
                .withMessage(
                        "layer 0 (EmbeddingLayer): an embedding of 7 words got an example of shape [3]; give it one "
                                + "index for each example");
    }
}
