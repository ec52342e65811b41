package dev.assize.engine.plan;

import static dev.assize.engine.plan.GoldenParameters.numbers;
import static dev.assize.engine.plan.PerExampleCase.dense;
import static dev.assize.engine.plan.PerExampleCase.plan;
import static dev.assize.engine.plan.PerExampleCase.softmax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The cases of {@code privacy/per_example_gradients.json} with masks, means over time or tokens. */
final class PerExampleSequences {
    private PerExampleSequences() {}

    static PerExampleCase of(String name, JsonNode golden, Precision precision) {
        return switch (name) {
            case "lstm_last_step_masked" ->
                made(
                        golden,
                        plan(precision, InputType.recurrent(3, 5), List.of(new LastTimeStep(lstm()), softmax(2))),
                        masked(golden, inputs(golden, 5, 3)),
                        classes(golden, 2));
            case "lstm_every_step_masked" ->
                made(
                        golden,
                        plan(precision, InputType.recurrent(3, 5), List.of(lstm(), everyStep())),
                        masked(golden, inputs(golden, 5, 3)),
                        masked(golden, classesOfSteps(golden)));
            case "dense_over_sequence_mean" ->
                made(
                        golden,
                        plan(
                                precision,
                                InputType.recurrent(4, 6),
                                List.of(dense(5, Activation.TANH), mean(), softmax(3))),
                        inputs(golden, 6, 4),
                        classes(golden, 3));
            default ->
                made(
                        golden,
                        plan(
                                precision,
                                InputType.recurrent(9, 6),
                                List.of(words(), mean(), dense(5, Activation.TANH), softmax(3))),
                        Batch.of(steps(golden, "tokens"), golden.get("examples").size(), 6),
                        classes(golden, 3));
        };
    }

    private static PerExampleCase made(JsonNode golden, Plan plan, Batch inputs, Batch targets) {
        return new PerExampleCase(golden, plan, inputs, targets, 1);
    }

    static double[] steps(JsonNode golden, String name) {
        return PerExampleCase.concatenate(golden.get("examples"), example -> numbers(example.get(name)));
    }

    private static Batch masked(JsonNode golden, Batch batch) {
        return batch.withMask(Batch.of(steps(golden, "mask"), batch.rows(), 5));
    }

    private static Batch inputs(JsonNode golden, int times, int features) {
        double[] x = GoldenParameters.featuresFirst(steps(golden, "x"), times, features);
        return Batch.of(x, golden.get("examples").size(), features, times);
    }

    static Batch classes(JsonNode golden, int count) {
        double[] labels = PerExampleCase.concatenate(golden.get("examples"), example ->
                new double[] {example.get("y").asInt()});
        return Batch.ofClasses(
                Arrays.stream(labels).mapToInt(label -> (int) label).toArray(), count);
    }

    private static Batch classesOfSteps(JsonNode golden) {
        double[] labels = steps(golden, "y");
        double[] targets = new double[2 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[(i / 5 * 2 + (int) labels[i]) * 5 + i % 5] = 1;
        }
        return Batch.of(targets, labels.length / 5, 2, 5);
    }

    static Layer lstm() {
        return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static Layer everyStep() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer words() {
        return new EmbeddingSequenceLayer.Builder()
                .nIn(9)
                .nOut(4)
                .inputLength(6)
                .build();
    }

    private static Layer mean() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }
}
