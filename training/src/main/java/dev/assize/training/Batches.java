package dev.assize.training;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Cuts training examples into batches of nearly equal size and hands them to DL4J. */
final class Batches {
    private final Examples examples;
    private final int classes;
    private final int steps;
    private final boolean weighted;

    /** Cuts examples into batches of at most {@code batchSize} rows; 0 classes mean regression. */
    Batches(Examples examples, int classes, int batchSize) {
        this.examples = examples;
        this.classes = classes;
        this.steps = (examples.rows() + batchSize - 1) / batchSize;
        this.weighted = !allOne(examples.weights());
    }

    /** Returns the number of rows. */
    int rows() {
        return examples.rows();
    }

    /** Returns the number of batches in a pass. */
    int steps() {
        return steps;
    }

    /** Returns whether examples differ in weight. */
    boolean weighted() {
        return weighted;
    }

    /**
     * Takes one training step on batch {@code step} of the rows in the given order.
     *
     * @param loss the network's weighted loss, where examples differ in weight
     */
    void fit(MultiLayerNetwork network, Optional<WeightedLoss> loss, int[] order, int step) {
        int from = start(step);
        int to = start(step + 1);
        INDArray inputs =
                Nd4j.createFromArray(examples.inputsOf(order, from, to)).reshape('c', to - from, examples.features());
        INDArray labels = labels(order, from, to);
        INDArray weights = weights(order, from, to);
        loss.ifPresent(weightedLoss -> weightedLoss.setWeights(weights));
        network.fit(inputs, labels);
        inputs.close();
        labels.close();
        weights.close();
    }

    private int start(int step) {
        return (int) ((long) step * examples.rows() / steps);
    }

    private INDArray labels(int[] order, int from, int to) {
        int width = Math.max(1, classes);
        float[] labels = new float[(to - from) * width];
        for (int i = from; i < to; i++) {
            float label = examples.labels()[order[i]];
            if (classes == 0) {
                labels[i - from] = label;
            } else {
                labels[(i - from) * width + (int) label] = 1;
            }
        }
        return Nd4j.createFromArray(labels).reshape('c', to - from, width);
    }

    private INDArray weights(int[] order, int from, int to) {
        float[] weights = new float[to - from];
        for (int i = from; i < to; i++) {
            weights[i - from] = examples.weights()[order[i]];
        }
        return Nd4j.createFromArray(weights).reshape('c', to - from, 1);
    }

    private static boolean allOne(float[] weights) {
        for (float weight : weights) {
            if (Math.abs(weight - 1) > 1e-6f) {
                return false;
            }
        }
        return true;
    }
}
