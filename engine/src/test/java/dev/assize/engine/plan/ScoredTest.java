package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ScoredTest {
    private static final int ROWS = 300;

    private static MultiLayerNetwork network(LossFunction loss, Activation activation) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(DataType.DOUBLE)
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(5)
                        .dropOut(0.5)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(loss)
                        .nOut(3)
                        .activation(activation)
                        .build())
                .setInputType(InputType.feedForward(4))
                .build());
        network.init();
        return network;
    }

    private static double[] inputs() {
        double[] inputs = new double[4 * ROWS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = Math.sin(i);
        }
        return inputs;
    }

    private static double[] targets() {
        double[] targets = new double[3 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            targets[3 * row + row % 3] = 1;
        }
        return targets;
    }

    private static void equalsDl4j(MultiLayerNetwork network) {
        Plan plan = Plan.of(network, PlanOptions.defaults(Precision.DOUBLE).withLaneRows(32));
        Batch inputs = Batch.of(inputs(), ROWS, 4);

        Scored scored = plan.score(List.of(inputs), List.of(Batch.of(targets(), ROWS, 3)));

        DataSet rows = new DataSet(
                Nd4j.createFromArray(inputs()).reshape(ROWS, 4),
                Nd4j.createFromArray(targets()).reshape(ROWS, 3));
        double[] expected = network.scoreExamples(rows, false).data().asDouble();
        assertThat(scored.losses()).containsExactly(expected, within(1e-10));
        assertThat(scored.isFinite()).isTrue();
        assertThat(scored.outputs().get(0)).isEqualTo(plan.predict(inputs));
    }

    @Test
    void equalsDl4j_whenCrossEntropyAndSoftmaxAreFused() {
        equalsDl4j(network(LossFunction.MCXENT, Activation.SOFTMAX));
    }

    @Test
    void equalsDl4j_whenLossAndActivationStandAlone() {
        equalsDl4j(network(LossFunction.MSE, Activation.TANH));
    }

    @Test
    void hasNoOutputs_whenTheNetworkBrokeDown() {
        Plan plan = Plan.of(network(LossFunction.MCXENT, Activation.SOFTMAX), Precision.DOUBLE);
        double[] parameters = plan.parameters();
        parameters[3] = Double.NaN;
        plan.setParameters(parameters);
        Batch inputs = Batch.of(inputs(), ROWS, 4);

        Scored scored = plan.score(List.of(inputs), List.of(Batch.of(targets(), ROWS, 3)));
        Pass pass = plan.forward(inputs);

        assertThat(scored.isFinite()).isFalse();
        assertThatThrownBy(scored::outputs).isInstanceOf(IllegalArgumentException.class);
        assertThat(pass.isFinite(0)).isFalse();
    }

    @Test
    void saysWhichLayersThereAre() {
        MultiLayerNetwork network = network(LossFunction.MCXENT, Activation.SOFTMAX);
        Plan plan = Plan.of(network, Precision.DOUBLE);

        assertThat(plan.layerCount()).isEqualTo(2);
        assertThat(plan.layerName(1)).isEqualTo("layer1");
        assertThat(plan.forward(Batch.of(inputs(), ROWS, 4)).isFinite(1)).isTrue();
    }
}
