package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.fit.CheckpointFolder.Resume;
import dev.assize.training.fit.CheckpointFolder.Unit;
import dev.assize.training.settings.TrainingException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs with several inputs and outputs. */
class GraphFitTest {
    private static final int ROWS = 200;
    private static final float[] FIRST = FitSamples.points(ROWS, 1);
    private static final float[] SECOND = FitSamples.points(ROWS, 2);

    @TempDir
    private Path folder;

    /** Two inputs of two numbers; a class (whether all four sum to more than 0) and a number (their sum). */
    private static ComputationGraph graph() {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(0)
                .dataType(DataType.FLOAT)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("left", "right")
                .addLayer(
                        "wide",
                        new DenseLayer.Builder()
                                .nOut(6)
                                .activation(Activation.TANH)
                                .build(),
                        "left")
                .addVertex("both", new MergeVertex(), "wide", "right")
                .addLayer(
                        "class",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "both")
                .addLayer(
                        "sum",
                        new OutputLayer.Builder(LossFunction.MSE)
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "both")
                .setOutputs("class", "sum")
                .setInputTypes(InputType.feedForward(2), InputType.feedForward(2))
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        double[] parameters =
                new SplittableRandom(3).doubles(graph.numParams(), -0.5, 0.5).toArray();
        graph.setParams(Nd4j.createFromArray(parameters).castTo(DataType.FLOAT).reshape(1, -1));
        return graph;
    }

    private static float[] classes() {
        float[] classes = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            classes[2 * row + (sums()[row] > 0 ? 1 : 0)] = 1;
        }
        return classes;
    }

    private static float[] sums() {
        float[] sums = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            sums[row] = FIRST[2 * row] + FIRST[2 * row + 1] + SECOND[2 * row] + SECOND[2 * row + 1];
        }
        return sums;
    }

    private static FitData data() {
        return FitData.of(Examples.of(
                List.of(FloatRows.adopt(FIRST, ROWS, 2), FloatRows.adopt(SECOND, ROWS, 2)),
                List.of(FloatRows.adopt(classes(), ROWS, 2), FloatRows.adopt(sums(), ROWS, 1))));
    }

    private static FitHistory train(ComputationGraph graph, FitOptions options) {
        return NetworkFit.of(options).train(graph, data(), new Seed(1), Progress.silent());
    }

    @Test
    void takesTheSameStepsAsDl4j() {
        ComputationGraph theirs = graph();
        INDArray[] inputs = {
            Nd4j.createFromArray(FIRST).reshape(ROWS, 2),
            Nd4j.createFromArray(SECOND).reshape(ROWS, 2)
        };
        INDArray[] targets = {
            Nd4j.createFromArray(classes()).reshape(ROWS, 2),
            Nd4j.createFromArray(sums()).reshape(ROWS, 1)
        };
        for (int epoch = 0; epoch < 5; epoch++) {
            theirs.fit(inputs, targets);
        }
        ComputationGraph ours = graph();

        train(ours, FitSamples.options(5).withBatchSize(ROWS));

        assertThat(ours.params().dup().data().asFloat())
                .containsExactly(theirs.params().dup().data().asFloat(), within(2e-5f));
        assertThat(ours.getUpdater().getStateViewArray().dup().data().asFloat())
                .containsExactly(
                        theirs.getUpdater().getStateViewArray().dup().data().asFloat(), within(2e-5f));
        assertThat(ours.getConfiguration().getIterationCount()).isEqualTo(5);
    }

    @Test
    void learnsBothOutputs() {
        FitHistory history = train(graph(), FitSamples.options(60));

        double first = history.epochs().get(0).training().loss();
        assertThat(history.best().training().loss()).isLessThan(first / 5);
    }

    @Test
    void resumesToTheSameBits() {
        ComputationGraph unbroken = graph();
        train(unbroken, FitSamples.options(4));
        CheckpointFolder checkpoints = CheckpointFolder.of(folder).withEvery(3, Unit.STEPS);
        NetworkFit.of(FitSamples.options(2))
                .withCheckpoints(checkpoints)
                .train(graph(), data(), new Seed(1), Progress.silent());
        ComputationGraph resumed = graph();

        NetworkFit.of(FitSamples.options(4))
                .withCheckpoints(checkpoints.withResume(Resume.LATEST))
                .train(resumed, data(), new Seed(1), Progress.silent());

        assertThat(resumed.params()).isEqualTo(unbroken.params());
        assertThat(resumed.getUpdater().getStateViewArray())
                .isEqualTo(unbroken.getUpdater().getStateViewArray());
    }

    @Test
    void namesTheVertexThatBroke() {
        float[] broken = SECOND.clone();
        broken[7] = Float.NaN;
        FitData data = FitData.of(Examples.of(
                List.of(FloatRows.adopt(FIRST, ROWS, 2), FloatRows.adopt(broken, ROWS, 2)),
                List.of(FloatRows.adopt(classes(), ROWS, 2), FloatRows.adopt(sums(), ROWS, 1))));
        NetworkFit fit = NetworkFit.of(FitSamples.options(1).withBatchSize(ROWS));

        assertThatThrownBy(() -> fit.train(graph(), data, new Seed(1), Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(
                        "the loss became NaN in epoch 1, step 1 of 1; the first values that are not finite "
                                + "come from vertex 'both'");
    }
}
