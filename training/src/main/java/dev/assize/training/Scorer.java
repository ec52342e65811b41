package dev.assize.training;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Measures how well a network does on examples, without dropout and without penalties. */
final class Scorer {
    private static final int SLICE_ROWS = 4_096;

    private final Examples examples;
    private final int classes;
    private final TargetScale scale;

    /** Makes a scorer; 0 classes mean regression. */
    Scorer(Examples examples, int classes, TargetScale scale) {
        this.examples = examples;
        this.classes = classes;
        this.scale = scale;
    }

    /** The sums behind a score. */
    private static final class Sums {
        private double loss;
        private double weight;
        private long correct;
    }

    /** Returns weighted mean loss and correct rows; the loss is not finite when the network broke down. */
    Measured score(MultiLayerNetwork network) {
        int[] order = IntStream.range(0, examples.rows()).toArray();
        Sums sums = new Sums();
        for (int from = 0; from < order.length; from += SLICE_ROWS) {
            int to = Math.min(order.length, from + SLICE_ROWS);
            INDArray inputs = Nd4j.createFromArray(examples.inputsOf(order, from, to))
                    .reshape('c', to - from, examples.features());
            INDArray outputs = network.output(inputs, false);
            float[] scores = outputs.dup('c').data().asFloat();
            inputs.close();
            outputs.close();
            add(scores, from, to, sums);
        }
        return new Measured(sums.loss / sums.weight, sums.correct, examples.rows());
    }

    private void add(float[] scores, int from, int to, Sums sums) {
        for (int row = from; row < to; row++) {
            float weight = examples.weights()[row];
            sums.weight += weight;
            if (classes == 0) {
                double error = scale.deviation() * (scores[row - from] - examples.labels()[row]);
                sums.loss += weight * error * error;
            } else {
                int truth = (int) examples.labels()[row];
                int at = (row - from) * classes;
                sums.loss += weight * crossEntropy(scores[at + truth]);
                sums.correct += mostProbable(scores, at) == truth ? 1 : 0;
            }
        }
    }

    /** A probability that single precision rounds to 0 counts as the smallest normal float: losses stay finite. */
    private static double crossEntropy(float probability) {
        return Float.isNaN(probability) ? Double.NaN : -Math.log(Math.max(probability, Float.MIN_NORMAL));
    }

    private int mostProbable(float[] scores, int at) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (scores[at + c] > scores[at + best]) {
                best = c;
            }
        }
        return best;
    }

    /** A score that may still be NaN. */
    record Measured(double loss, long correct, long rows) {
        boolean finite() {
            return Double.isFinite(loss);
        }

        TrainingRecord.Score toScore() {
            return new TrainingRecord.Score(loss, correct, rows);
        }
    }
}
