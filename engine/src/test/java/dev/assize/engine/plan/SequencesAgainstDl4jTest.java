package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Output, loss, parameter gradient and input gradient of layers over sequences, against DL4J's own. */
@SuppressWarnings("deprecation") // DL4J advises against its LSTM with peepholes
class SequencesAgainstDl4jTest {
    private static final int ROWS = 5;
    private static final InputType SEQUENCE = InputType.recurrent(3, 4);
    private static final InputType VECTOR = InputType.feedForward(5);

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inDouble(InputType type, List<Layer> layers, double tolerance) {
        Twin twin = Twin.of(type, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Pass pass = plan.forward(twin.batch());
        Compare.close(pass.outputs().toArray(), twin.output(), tolerance);
        double[] losses = pass.backward(twin.targetBatch());
        Compare.close(pass.parameterGradient(), twin.gradient(), tolerance);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(twin.score(), within(tolerance));
        Compare.close(pass.inputGradient().toArray(), twin.inputGradient(), tolerance);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inFloat(InputType type, List<Layer> layers, double ignored) {
        Twin twin = Twin.of(type, DataType.FLOAT, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-5);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    static Stream<Arguments> networks() {
        List<Arguments> all = new ArrayList<>();
        all.add(network("simple rnn", SEQUENCE, rnn(4).build(), steps()));
        all.add(network(
                "simple rnn sigmoid", SEQUENCE, rnn(4, Activation.SIGMOID).build(), steps()));
        all.add(network("simple rnn swish", SEQUENCE, rnn(4, Activation.SWISH).build(), steps()));
        all.add(network(
                "simple rnn softmax", SEQUENCE, rnn(4, Activation.SOFTMAX).build(), steps()));
        all.add(network("simple rnn twice", SEQUENCE, rnn(4).build(), rnn(3).build(), steps()));
        all.add(network("simple rnn last", SEQUENCE, new LastTimeStep(rnn(4).build()), softmax()));
        for (Bidirectional.Mode mode : Bidirectional.Mode.values()) {
            all.add(network("both ways lstm " + mode, SEQUENCE, new Bidirectional(mode, lstm(4)), steps()));
            all.add(network(
                    "both ways rnn " + mode,
                    SEQUENCE,
                    lstm(4),
                    new Bidirectional(mode, rnn(4).build()),
                    new LastTimeStep(lstm(3)),
                    softmax()));
        }
        all.add(network("last of both ways", SEQUENCE, new LastTimeStep(new Bidirectional(lstm(4))), softmax()));
        for (Activation gate : List.of(Activation.HARDSIGMOID, Activation.TANH, Activation.SIGMOID)) {
            all.add(network("lstm of gates " + gate, SEQUENCE, lstm(4, gate, Activation.SOFTSIGN), steps()));
            all.add(network("graves " + gate, SEQUENCE, graves(4, gate, Activation.SWISH), steps()));
        }
        all.add(network("graves twice", SEQUENCE, graves(4), new LastTimeStep(graves(3)), softmax()));
        all.add(network(
                "graves both ways",
                SEQUENCE,
                new GravesBidirectionalLSTM.Builder()
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build(),
                steps()));
        all.add(network("bidirectional graves", SEQUENCE, new Bidirectional(graves(3)), steps()));
        all.add(network("repeat", VECTOR, dense(3).build(), new RepeatVector.Builder<>(4).build(), lstm(3), steps()));
        all.add(network("time distributed", SEQUENCE, lstm(3), new TimeDistributed(dense(4).build()), steps()));
        all.add(network("normalized dense", VECTOR, dense(6).hasLayerNorm(true).build(), softmax()));
        all.add(network(
                "normalized dense twice",
                VECTOR,
                dense(6).hasLayerNorm(true).build(),
                dense(4).hasLayerNorm(true).hasBias(false).build(),
                softmax()));
        all.add(network(
                "normalized dense over time",
                SEQUENCE,
                dense(6).hasLayerNorm(true).build(),
                lstm(3),
                steps()));
        all.add(network("dense to lstm", VECTOR, dense(6).build(), lstm(3), steps()));
        return all.stream();
    }

    private static Arguments network(String name, InputType type, Layer... layers) {
        double tolerance = name.contains("HARDSIGMOID") ? 1e-7 : 1e-10; // DL4J keeps 0.2 as a float
        return Arguments.of(Named.of(name, type), List.of(layers), tolerance);
    }

    private static SimpleRnn.Builder rnn(int units) {
        return rnn(units, Activation.TANH);
    }

    private static SimpleRnn.Builder rnn(int units, Activation activation) {
        return new SimpleRnn.Builder().nOut(units).activation(activation);
    }

    private static Layer lstm(int units, Activation gate, Activation squash) {
        return new LSTM.Builder()
                .nOut(units)
                .gateActivationFunction(gate)
                .activation(squash)
                .build();
    }

    private static Layer graves(int units) {
        return graves(units, Activation.SIGMOID, Activation.TANH);
    }

    private static Layer graves(int units, Activation gate, Activation squash) {
        return new GravesLSTM.Builder()
                .nOut(units)
                .gateActivationFunction(gate)
                .activation(squash)
                .build();
    }

    private static Layer lstm(int units) {
        return new LSTM.Builder()
                .nOut(units)
                .activation(Activation.TANH)
                .weightInit(WeightInit.XAVIER) // DL4J's default does not reach a layer two levels down
                .build();
    }

    private static DenseLayer.Builder dense(int units) {
        return new DenseLayer.Builder().nOut(units).activation(Activation.TANH);
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer steps() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
