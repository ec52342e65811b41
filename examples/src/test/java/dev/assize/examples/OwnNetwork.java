package dev.assize.examples;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.fit.CheckpointFolder;
import dev.assize.training.fit.CheckpointFolder.Resume;
import dev.assize.training.fit.Examples;
import dev.assize.training.fit.FitData;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.fit.FitOptions;
import dev.assize.training.fit.FloatRows;
import dev.assize.training.fit.NetworkFit;
import dev.assize.training.fit.Stopping;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Trains a network that is described with DL4J's own builders: a small convolutional network tells rings from crosses.
 * Any MultiLayerNetwork or ComputationGraph is trained like this; afterwards it is DL4J's own network again, to be
 * saved and used as ever.
 */
final class OwnNetwork {
    private static final int SIDE = 9;
    private static final int PIXELS = SIDE * SIDE;

    private OwnNetwork() {}

    /** Describes the network. */
    static MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(42)
                .updater(new Adam(0.005))
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(6)
                        .activation(Activation.RELU)
                        .build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(12)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(SIDE, SIDE, 1))
                .build());
        network.init();
        return network;
    }

    /**
     * Trains it for 20 epochs at most, until the held-out pictures get no better for 5, and keeps the best. Broken off
     * and called again, it goes on where it was.
     */
    static FitHistory train(MultiLayerNetwork network, Path checkpoints, Progress progress) {
        FitData data = FitData.of(pictures(600, 1), pictures(200, 2));
        FitOptions options =
                FitOptions.defaults().withEpochs(20).withBatchSize(32).withStopping(Stopping.after(5));
        return NetworkFit.of(options)
                .withCheckpoints(CheckpointFolder.of(checkpoints).withResume(Resume.LATEST))
                .train(network, data, new Seed(7), progress);
    }

    /** Draws rings (class 0) and crosses (class 1) at random places, with noise; shape [rows, 1, 9, 9]. */
    static Examples pictures(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[rows * PIXELS];
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = random.nextInt(2);
            int across = 2 + random.nextInt(SIDE - 4);
            int down = 2 + random.nextInt(SIDE - 4);
            for (int i = 0; i < PIXELS; i++) {
                int dx = Math.abs(i % SIDE - across);
                int dy = Math.abs(i / SIDE - down);
                boolean drawn = classes[row] == 0 ? Math.max(dx, dy) == 2 : dx == dy && dx <= 2;
                pixels[row * PIXELS + i] = (float) ((drawn ? 1 : 0) + 0.3 * random.nextDouble());
            }
        }
        return Examples.ofClasses(FloatRows.adopt(pixels, rows, 1, SIDE, SIDE), classes, 2);
    }
}
