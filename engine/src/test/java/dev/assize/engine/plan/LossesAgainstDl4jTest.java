package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossCosineProximity;
import org.nd4j.linalg.lossfunctions.impl.LossKLD;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMAPE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossMSLE;
import org.nd4j.linalg.lossfunctions.impl.LossMultiLabel;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import org.nd4j.linalg.lossfunctions.impl.LossPoisson;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossWasserstein;

/** Every loss with several activations: score and gradients against DL4J's own. */
class LossesAgainstDl4jTest {
    private static final int ROWS = 6;
    private static final InputType VECTOR = InputType.feedForward(4);

    private static INDArray weights() {
        return Nd4j.createFromArray(new double[][] {{0.5, 2, 1.25}});
    }

    /** What the targets of a loss look like. */
    private enum Targets {
        CLASSES,
        SHARES,
        POSITIVE,
        SIGNS,
        SWITCHES
    }

    static List<Arguments> losses() {
        List<Arguments> all = new ArrayList<>();
        List<Activation> squashing = List.of(Activation.SOFTMAX, Activation.SIGMOID);
        for (Activation activation : squashing) {
            all.add(loss(new LossMCXENT(), activation, Targets.CLASSES));
            all.add(loss(new LossMCXENT(), activation, Targets.SHARES));
            all.add(loss(new LossMCXENT(0.2, null), activation, Targets.CLASSES));
            all.add(loss(new LossNegativeLogLikelihood(weights()), activation, Targets.CLASSES));
            all.add(loss(new LossBinaryXENT(), activation, Targets.SWITCHES));
            all.add(loss(new LossBinaryXENT(0.3), activation, Targets.SHARES));
            all.add(loss(new LossKLD(), activation, Targets.SHARES));
            all.add(loss(new LossKLD(), activation, Targets.CLASSES));
            all.add(loss(new LossMCXENT(weights()), activation, Targets.SHARES));
        }
        all.add(loss(new LossMCXENT(weights()), Activation.SOFTPLUS, Targets.CLASSES));
        all.add(loss(new LossBinaryXENT(weights()), Activation.SIGMOID, Targets.SWITCHES));
        all.add(loss(new LossBinaryXENT(weights()), Activation.HARDSIGMOID, Targets.SHARES));
        all.add(loss(new LossPoisson(), Activation.SOFTPLUS, Targets.POSITIVE));
        for (Activation activation : List.of(Activation.SOFTPLUS, Activation.SIGMOID, Activation.SOFTMAX)) {
            for (INDArray weights : Arrays.asList(null, weights())) {
                all.add(loss(new LossMSLE(weights), activation, Targets.POSITIVE));
                all.add(loss(new LossMAPE(weights), activation, Targets.POSITIVE));
                all.add(loss(new LossMAE(weights), activation, Targets.SHARES));
                all.add(loss(new LossL1(weights), activation, Targets.SHARES));
                all.add(loss(new LossMSE(weights), activation, Targets.SHARES));
                all.add(loss(new LossL2(weights), activation, Targets.SHARES));
            }
        }
        for (Activation activation : List.of(Activation.IDENTITY, Activation.TANH, Activation.SOFTMAX)) {
            all.add(loss(new LossCosineProximity(), activation, Targets.SIGNS));
            all.add(loss(new LossWasserstein(), activation, Targets.SIGNS));
        }
        return all;
    }

    private static Arguments loss(ILossFunction loss, Activation activation, Targets targets) {
        String name = loss + " " + activation + " " + targets;
        return Arguments.of(Named.of(name, loss), activation, targets);
    }

    private static double target(Targets kind, SplittableRandom random, int place) {
        return switch (kind) {
            case CLASSES -> place % 4 == 0 ? 1 : 0;
            case SHARES -> random.nextDouble();
            case POSITIVE -> random.nextDouble(0.1, 3);
            case SIGNS -> random.nextBoolean() ? 1 : -1;
            case SWITCHES -> random.nextInt(2);
        };
    }

    private static Twin targets(Twin twin, Targets kind) {
        SplittableRandom random = new SplittableRandom(5);
        double[] targets = new double[twin.targets.length];
        Arrays.setAll(targets, i -> target(kind, random, i));
        return twin.withTargets(targets);
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void equalsDl4j(ILossFunction loss, Activation activation, Targets kind) {
        Layer output =
                new OutputLayer.Builder(loss).nOut(3).activation(activation).build();
        Twin twin = targets(Twin.of(VECTOR, DataType.DOUBLE, ROWS, List.of(dense(), output)), kind);
        double tolerance = activation == Activation.HARDSIGMOID ? 1e-7 : 1e-10; // DL4J keeps 0.2 as a float
        check(twin, Precision.DOUBLE, tolerance);
        Twin single = targets(Twin.of(VECTOR, DataType.FLOAT, ROWS, List.of(dense(), output)), kind);
        check(single, Precision.FLOAT, 1e-5);
    }

    private static void check(Twin twin, Precision precision, double tolerance) {
        Plan plan = Plan.of(twin.network, precision);
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] expected = twin.gradient();
        double score = twin.score();
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(score, within(tolerance * (1 + Math.abs(score))));
        Compare.close(plan.gradient(), expected, tolerance);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());
        Compare.close(pass.inputGradient().toArray(), twin.inputGradient(), tolerance);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void equalsDl4j_overTime(ILossFunction loss, Activation activation, Targets kind) {
        List<Layer> layers = List.of(
                new LSTM.Builder().nOut(3).activation(Activation.TANH).build(),
                new RnnOutputLayer.Builder(loss).nOut(3).activation(activation).build());
        Twin twin = targets(Twin.of(InputType.recurrent(2, 3), DataType.DOUBLE, ROWS, layers), kind);
        double tolerance = activation == Activation.HARDSIGMOID ? 1e-7 : 1e-10;
        check(twin, Precision.DOUBLE, tolerance);
    }

    @Test
    void clipsExtremeProbabilities_asDl4jDoes() {
        for (ILossFunction loss : List.of(new LossMCXENT(), new LossBinaryXENT(), new LossMCXENT(weights()))) {
            Activation activation = loss instanceof LossBinaryXENT ? Activation.SIGMOID : Activation.SOFTMAX;
            Layer layer =
                    new OutputLayer.Builder(loss).nOut(3).activation(activation).build();
            Twin twin = targets(Twin.of(InputType.feedForward(3), DataType.DOUBLE, 2, List.of(layer)), Targets.CLASSES);
            double[] inputs = {40, -40, 3, -60, 0, 12};
            Twin extreme = twin.withInputs(inputs);
            Plan plan = Plan.of(extreme.network, Precision.DOUBLE);

            double[] losses = plan.train(extreme.batch(), extreme.targetBatch(), 1);
            double[] expected = extreme.gradient();
            assertThat(Arrays.stream(losses).sum() / 2).isCloseTo(extreme.score(), within(1e-9));
            Compare.close(plan.gradient(), expected, 1e-9);
        }
    }

    @Test
    void ranksLabels_asDl4jDoesInFloat() {
        Layer output = new OutputLayer.Builder(new LossMultiLabel())
                .nOut(4)
                .activation(Activation.TANH)
                .build();
        Twin twin = targets(Twin.of(VECTOR, DataType.FLOAT, ROWS, List.of(dense(), output)), Targets.SWITCHES);
        check(twin, Precision.FLOAT, 1e-5); // DL4J's cannot do double
        Twin exact = targets(Twin.of(VECTOR, DataType.DOUBLE, ROWS, List.of(dense(), output)), Targets.SWITCHES);
        Differences.check(exact, 4);
        assertThat(exact.targets).isEqualTo(twin.targets);
    }

    private static Layer sparse(INDArray weights) {
        return new OutputLayer.Builder(new LossSparseMCXENT(weights))
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    @Test
    void takesNumbersOfClasses_asDl4jDoes() {
        for (INDArray weights : Arrays.asList(null, weights())) {
            Twin twin = Twin.of(VECTOR, DataType.DOUBLE, ROWS, List.of(dense(), sparse(weights)))
                    .withTargets(new double[] {0, 2, 1, 1, 0, 2}, ROWS, 1);
            check(twin, Precision.DOUBLE, 1e-10);
            Twin single = Twin.of(VECTOR, DataType.FLOAT, ROWS, List.of(dense(), sparse(weights)))
                    .withTargets(new double[] {0, 2, 1, 1, 0, 2}, ROWS, 1);
            check(single, Precision.FLOAT, 1e-5);
        }
    }

    @Test
    void numbersOfClassesOverTime_areThoseClasses() {
        List<Layer> layers = List.of(new RnnOutputLayer.Builder(new LossSparseMCXENT())
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build());
        Twin twin = Twin.of(InputType.recurrent(2, 3), DataType.DOUBLE, 2, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Batch numbers = Batch.of(new double[] {0, 2, 1, 1, 1, 0}, 2, 1, 3);
        double[] losses = plan.train(twin.batch(), numbers, 1);
        double[] gradient = plan.gradient();
        Layer plain = new RnnOutputLayer.Builder(new LossMCXENT())
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        Plan same = Plan.of(
                Twin.of(InputType.recurrent(2, 3), DataType.DOUBLE, 2, List.of(plain)).network, Precision.DOUBLE);
        double[] targets = {1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0};

        assertThat(same.train(twin.batch(), Batch.of(targets, 2, 3, 3), 1)).isEqualTo(losses);
        assertThat(same.gradient()).isEqualTo(gradient);
    }

    @Test
    void refusesClassesThatAreNone() {
        Twin twin = Twin.of(VECTOR, DataType.DOUBLE, 2, List.of(sparse(null)));
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        for (double wrong : new double[] {3, -1, 0.5, Double.NaN}) {
            assertThatThrownBy(() -> plan.train(twin.batch(), Batch.of(new double[] {0, wrong}, 2, 1), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a target of layer 0 (OutputLayer) is class " + wrong
                            + "; the network has classes 0 to 2, so check the label column");
        }
    }

    @Test
    void refusesWeightsThatDl4jAppliesAfterASoftmax() {
        Layer output = new OutputLayer.Builder(new LossBinaryXENT(weights()))
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        Twin twin = Twin.of(VECTOR, DataType.DOUBLE, 2, List.of(output));

        assertThatThrownBy(() -> Plan.of(twin.network, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "layer 0 (OutputLayer): the loss LossBinaryXENT with weights of outputs after a softmax has no"
                                + " rule in the engine; take LossMCXENT, or a sigmoid\n  " + NoRuleException.HINT);
    }
}
