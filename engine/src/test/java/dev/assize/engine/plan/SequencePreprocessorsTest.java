package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What DL4J puts between vectors and sequences, alone and composed. */
class SequencePreprocessorsTest {
    private static MultiLayerNetwork network(InputPreProcessor beforeDense, InputPreProcessor beforeLstm) {
        NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(4)
                .dataType(DataType.DOUBLE)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build())
                .layer(new LSTM.Builder()
                        .dataFormat(RNNFormat.NCW)
                        .nIn(4)
                        .nOut(3)
                        .activation(Activation.TANH)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .dataFormat(RNNFormat.NCW)
                        .nIn(3)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build());
        MultiLayerNetwork network = new MultiLayerNetwork(builder.inputPreProcessor(0, beforeDense)
                .inputPreProcessor(1, beforeLstm)
                .build());
        network.init();
        return network;
    }

    private static void check(MultiLayerNetwork network, int... axes) {
        double[] inputs =
                new SplittableRandom(2).doubles(6 * Twin.size(axes), -1, 1).toArray();
        Twin twin = Twin.of(network, axes, inputs);
        Plan plan = Plan.of(network, Precision.DOUBLE);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-10);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(plan.parameterCount()).isEqualTo((int) network.numParams());
    }

    @Test
    void sequencesThroughDenseLayers_equalDl4j() {
        InputPreProcessor toVectors = new RnnToFeedForwardPreProcessor(RNNFormat.NCW);
        InputPreProcessor toSequences = new FeedForwardToRnnPreProcessor(RNNFormat.NCW);
        check(network(toVectors, toSequences), 3, 5);
    }

    @Test
    void composedPreprocessors_equalDl4j() {
        InputPreProcessor toVectors = new RnnToFeedForwardPreProcessor(RNNFormat.NCW);
        InputPreProcessor toSequences = new FeedForwardToRnnPreProcessor(RNNFormat.NCW);
        InputPreProcessor thereAndBack = new ComposableInputPreProcessor(toVectors, toSequences, toVectors);
        check(network(thereAndBack, toSequences), 3, 5);
    }
}
