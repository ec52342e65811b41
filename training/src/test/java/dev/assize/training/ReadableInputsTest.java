package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ArrayColumn;
import dev.assize.core.Encoder;
import dev.assize.core.Place;
import dev.assize.core.Table;
import dev.assize.data.encoding.Encoders;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ReadableInputsTest {
    private static final ReadableInputs INPUTS = new ReadableInputs(Place.of("m.zip"));
    private static final InputType PICTURES = InputType.convolutional(4, 4, 1);

    private static Encoder pictures() {
        Table rows = Table.of(List.of(ArrayColumn.adopt("picture", new float[3 * 16], 1, 4, 4)));
        return Encoders.fit(rows, List.of("picture"));
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static MultiLayerNetwork enlarging(int times) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new Upsampling2D.Builder(times).build())
                .layer(new GlobalPoolingLayer.Builder().build())
                .layer(output())
                .setInputType(PICTURES)
                .build());
        network.init();
        return network;
    }

    private static ComputationGraph graph(int times) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("large", new Upsampling2D.Builder(times).build(), "in")
                .addLayer("mean", new GlobalPoolingLayer.Builder().build(), "large")
                .addLayer("out", output(), "mean")
                .setOutputs("out")
                .setInputTypes(PICTURES)
                .build());
        graph.init();
        return graph;
    }

    @Test
    void letsUsualNetworksPass() {
        assertThatCode(() -> INPUTS.check(enlarging(3), pictures())).doesNotThrowAnyException();
        assertThatCode(() -> INPUTS.check(graph(3), pictures())).doesNotThrowAnyException();
    }

    @Test
    void refusesLayersThatMakeTooManyNumbers() {
        assertThatThrownBy(() -> INPUTS.check(enlarging(10_000), pictures()))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("m.zip: its network makes 16000000[0-9]+ numbers of one row, more than 134217728\n"
                        + "  Do not use this file unless you know who made it; such a network needs too much memory.");
        assertThatThrownBy(() -> INPUTS.check(graph(10_000), pictures()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("numbers of one row, more than 134217728");
    }

    @Test
    void refusesAnEncoderOfAnotherKind() {
        Encoder table = Encoders.fit(Samples.loans(20), Samples.FEATURES);

        assertThatThrownBy(() -> INPUTS.check(enlarging(2), table))
                .isInstanceOf(TrainingException.class)
                .hasMessage("m.zip: its network cannot read the rows of shape [4] of its encoder\n"
                        + "  Use the file as it was saved, or train the model again.");
    }
}
