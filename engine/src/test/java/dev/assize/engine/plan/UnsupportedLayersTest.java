package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

class UnsupportedLayersTest {
    private static final String HINT =
            "\n  Use a layer that the engine knows, or run this network through DL4J itself.";

    @Test
    void namesEachLayerWithoutARule() {
        MultiLayerNetwork network = Twin.network(
                InputType.feedForward(4),
                DataType.DOUBLE,
                List.of(
                        new AutoEncoder.Builder().nOut(3).build(),
                        new DenseLayer.Builder()
                                .nOut(3)
                                .name("wide")
                                .activation(Activation.RATIONALTANH)
                                .build(),
                        new DenseLayer.Builder()
                                .nOut(3)
                                .dropOut(new GaussianNoise(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 10)))
                                .build(),
                        new OutputLayer.Builder(new LossFMeasure())
                                .nOut(2)
                                .activation(Activation.SOFTPLUS)
                                .build()));

        assertThatThrownBy(() -> Plan.of(network, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessage("layer 0 (AutoEncoder): this kind of layer has no rule in the engine" + HINT
                        + "\nlayer 1 (DenseLayer 'wide'): the activation ActivationRationalTanh has no "
                        + "rule in the engine"
                        + HINT
                        + "\nlayer 2 (DenseLayer): GaussianNoise has no rule in the engine, only DL4J's own "
                        + "kinds without a schedule have"
                        + HINT
                        + "\nlayer 3 (OutputLayer): the loss LossFMeasure with activation SOFTPLUS has no "
                        + "rule in the engine"
                        + HINT);
    }

    @Test
    void refusesOptionsThatCannotWork() {
        assertThatThrownBy(() -> PlanOptions.defaults(Precision.FLOAT).withLanes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a plan with 0 lanes of 0 rows on ");
        assertThat(PlanOptions.defaults(Precision.DOUBLE).lanes()).isEqualTo(2);
    }
}
