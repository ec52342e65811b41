package dev.assize.engine.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Steps of the engine against steps of DL4J's {@code fit}. */
class UpdaterTest {
    private static final int STEPS = 10;

    static MultiLayerConfiguration mlp(UnaryOperator<NeuralNetConfiguration.Builder> settings) {
        return settings.apply(new NeuralNetConfiguration.Builder().seed(7))
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(6)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(5))
                .build();
    }

    static Stream<IUpdater> updaters() {
        return Stream.of(
                new Sgd(0.1),
                new Nesterovs(0.05, 0.9),
                new Adam(0.01, 0.8, 0.99, 1e-8),
                new AMSGrad(0.01),
                new AdaMax(0.01),
                new Nadam(0.01),
                new AdaDelta(0.9, 1e-4),
                new AdaGrad(0.05, 1e-7),
                new RmsProp(0.01, 0.9, 1e-6),
                new NoOp());
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void equalsDl4j_forEveryOptimizer(IUpdater updater) {
        Race exact = Race.of(mlp(builder -> builder.updater(updater)), DataType.DOUBLE, 5);
        exact.run(STEPS, 1e-10);
        Race fast = Race.of(mlp(builder -> builder.updater(updater)), DataType.FLOAT, 5);
        fast.run(STEPS, 1e-5);

        assertThat(exact.updater.state()).hasSize((int) updater.stateSize(exact.network.numParams()));
    }
}
