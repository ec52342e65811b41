package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class TargetScaleTest {
    private static OutputLayer line(Activation activation) {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nOut(1)
                .activation(activation)
                .build();
    }

    private static MultiLayerNetwork network(Activation activation) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(line(activation))
                .setInputType(InputType.feedForward(1))
                .build());
        network.init(Nd4j.createFromArray(2f, 1f).reshape(1, 2), false);
        return network;
    }

    @Test
    void fitsTheScaleWithWeights() {
        TargetScale scale = TargetScale.fit(new float[] {1, 3}, new float[] {1, 3});

        assertThat(scale.mean()).isCloseTo(2.5, within(1e-12)); // by hand: (1 + 9) / 4
        assertThat(scale.deviation()).isCloseTo(Math.sqrt((2.25 + 3 * 0.25) / 4), within(1e-12));
        assertThat(TargetScale.fit(new float[] {4, 4}, new float[] {1, 1}).deviation())
                .isEqualTo(1);
        assertThat(scale.apply(new float[] {2.5f})).containsExactly(0);
    }

    @Test
    void foldsTheScaleIntoTheLastLayer() {
        MultiLayerNetwork network = network(Activation.IDENTITY);

        new TargetScale(100, 10).foldInto(NetworkEnd.of(network));

        double answer =
                network.output(Nd4j.createFromArray(new float[][] {{3}})).getDouble(0);
        assertThat(answer).isCloseTo(10 * (2 * 3 + 1) + 100, within(1e-4));
    }

    @Test
    void foldsTheScaleIntoTheEndOfAGraph() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("price", line(Activation.IDENTITY), "in")
                .setOutputs("price")
                .setInputTypes(InputType.feedForward(1))
                .build());
        graph.init(Nd4j.createFromArray(2f, 1f).reshape(1, 2), false);

        new TargetScale(100, 10).foldInto(NetworkEnd.of(graph));

        double answer = graph.output(Nd4j.createFromArray(new float[][] {{3}}))[0].getDouble(0);
        assertThat(answer).isCloseTo(170, within(1e-4));
    }

    @Test
    void leavesOtherEndsAlone() {
        assertThat(NetworkEnd.of(network(Activation.IDENTITY)).isLinear()).isTrue();
        assertThat(NetworkEnd.of(network(Activation.SOFTPLUS)).isLinear()).isFalse();
        MultiLayerNetwork loss = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(1))
                .build());
        loss.init();

        assertThat(NetworkEnd.of(loss).isLinear()).isFalse();
        assertThat(NetworkEnd.of(network(Activation.IDENTITY)).units()).hasValue(1);
    }
}
