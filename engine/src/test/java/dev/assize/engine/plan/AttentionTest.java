package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Attention of a sequence to itself and of learned queries to a sequence. */
class AttentionTest {
    private static final int ROWS = 5;
    private static final int STEPS = 4;
    private static final InputType SEQUENCE = InputType.recurrent(3, STEPS);
    private static final double[] MASK = {1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 0};

    private static Layer attention(int outputs, int heads, boolean projected) {
        return new SelfAttentionLayer.Builder()
                .nIn(3)
                .nOut(outputs)
                .nHeads(heads)
                .headSize(projected ? 2 : 0)
                .projectInput(projected)
                .build();
    }

    private static Layer learned(int outputs, int heads, int queries, boolean projected) {
        return new LearnedSelfAttentionLayer.Builder()
                .nIn(3)
                .nOut(outputs)
                .nHeads(heads)
                .nQueries(queries)
                .projectInput(projected)
                .build();
    }

    private static Layer lstm(int inputs) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(3)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer steps() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(3)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    /**
     * DL4J doubles the gradient of the layer's parameters and of all that lies below, as the difference quotients of
     * its own loss show; those above are right.
     */
    @ParameterizedTest
    @CsvSource({"3, 1, false", "4, 1, true", "4, 2, true", "5, 3, true"})
    void equalsDl4j(int outputs, int heads, boolean projected) {
        List<Layer> layers = List.of(attention(outputs, heads, projected), lstm(outputs), steps());
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Pass pass = plan.forward(twin.batch());
        Compare.close(pass.outputs().toArray(), twin.output(), 1e-10);
        pass.backward(twin.targetBatch());
        Compare.close(pass.parameterGradient(), halved(twin.gradient(), own(outputs, heads, projected)), 1e-10);
        Differences.check(twin, 5);
        double[] half = Arrays.stream(twin.inputGradient()).map(g -> g / 2).toArray();
        Compare.close(pass.inputGradient().toArray(), half, 1e-10);
        Differences.checkInputs(twin, 3);
    }

    private static int own(int outputs, int heads, boolean projected) {
        return projected ? heads * 2 * (3 * 3 + outputs) : 0;
    }

    private static double[] halved(double[] gradient, int count) {
        double[] halved = gradient.clone();
        for (int i = 0; i < count; i++) {
            halved[i] /= 2;
        }
        return halved;
    }

    @ParameterizedTest
    @CsvSource({"3, 1, false", "4, 2, true"})
    void equalsDl4j_inFloat(int outputs, int heads, boolean projected) {
        List<Layer> layers = List.of(attention(outputs, heads, projected), lstm(outputs), steps());
        Twin twin = Twin.of(SEQUENCE, DataType.FLOAT, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-5);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), halved(twin.gradient(), own(outputs, heads, projected)), 1e-5);
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    @ParameterizedTest
    @CsvSource({"3, 1, false", "4, 2, true"})
    void attendsToUnmaskedStepsOnly(int outputs, int heads, boolean projected) {
        List<Layer> layers = List.of(attention(outputs, heads, projected), new LastTimeStep(lstm(outputs)), softmax());
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Batch masked = twin.batch().withMask(Batch.of(MASK, ROWS, STEPS));

        INDArray theirs = twin.network.output(
                Twin.array(twin.inputs, DataType.DOUBLE, twin.inputShape),
                false,
                Twin.array(MASK, DataType.DOUBLE, ROWS, STEPS),
                null);
        Compare.close(plan.predict(masked).toArray(), theirs.dup('c').data().asDouble(), 1e-7); // DL4J: float steps
        double[] other = twin.inputs.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] += MASK[i / (3 * STEPS) * STEPS + i % STEPS] == 0 ? 5 : 0;
        }
        Batch changed = twin.withInputs(other).batch().withMask(Batch.of(MASK, ROWS, STEPS));
        Compare.close(plan.predict(changed).toArray(), plan.predict(masked).toArray(), 1e-14);
        assertThat(plan.predict(twin.withInputs(other).batch()).toArray())
                .isNotEqualTo(plan.predict(changed).toArray());
    }

    @Test
    void aWhollyMaskedRow_attendsToAll() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, 1, List.of(attention(3, 1, false), lstm(3), steps()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] plain = plan.forward(twin.batch()).activation(0).toArray();

        Batch masked = twin.batch().withMask(Batch.of(new double[STEPS], 1, STEPS));
        assertThat(plan.forward(masked).activation(0).toArray()).isEqualTo(plain);
    }

    /** DL4J 1.0.0-M2.1 cannot run its layer of learned queries, so there is nothing of it to compare with. */
    @ParameterizedTest
    @CsvSource({"3, 1, 2, false", "4, 2, 1, true", "4, 2, 4, true"})
    void learnedQueries_haveTheGradientOfTheirOutputs(int outputs, int heads, int queries, boolean projected) {
        Twin twin = Twin.unrun(
                network(learned(outputs, heads, queries, projected), new LastTimeStep(lstm(outputs)), softmax()),
                new int[] {3, STEPS},
                ROWS,
                3);
        Differences.check(twin, 2);
        Differences.checkInputs(twin, 2);
        assertThat(Plan.of(twin.network, Precision.DOUBLE)
                        .forward(twin.batch())
                        .activation(0)
                        .shape())
                .containsExactly(ROWS, projected ? outputs : 3, queries);
    }

    private static MultiLayerNetwork network(Layer... layers) {
        NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .list();
        Arrays.stream(layers).forEach(builder::layer);
        MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
        network.init();
        return network;
    }

    @Test
    void learnedQuery_workedByHand() {
        Twin twin = Twin.unrun(
                network(learned(3, 1, 1, false), new LastTimeStep(lstm(3)), softmax()), new int[] {3, 2}, 1, 3);
        double[] inputs = {1, 0, 0, 1, 2, 0}; // features by time: (1, 0, 2) and (0, 1, 0)
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] parameters = plan.parameters();
        parameters[0] = 1;
        parameters[1] = 0;
        parameters[2] = 0.5;
        plan.setParameters(parameters);

        double first = Math.exp((1 + 0.5 * 2) / Math.sqrt(3));
        double share = first / (first + 1);
        double[] attended =
                plan.forward(Batch.of(inputs, 1, 3, 2)).activation(0).toArray();
        assertThat(share).isBetween(0.7, 0.8);
        Compare.close(attended, new double[] {share, 1 - share, 2 * share}, 1e-14);
    }

    @Test
    void refusesOtherFeatures() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, 1, List.of(attention(4, 2, true), lstm(4), steps()));
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(Batch.of(new double[8], 1, 2, 4)))
                .withMessageContaining("an attention over 3 features got an example of shape [2, 4]; give it sequences "
                        + "[features, time]");
    }
}
