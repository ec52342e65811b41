package dev.assize.benchmarks;

import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * One epoch of the benchmark's CNN over MNIST, from the packed files to a saved model: plain gradient descent with a
 * rate of 0.1, batches of 256 in random order, two threads. {@code torch_epoch.py} does the same in PyTorch; {@link
 * WholeRun} times both.
 */
public final class MnistEpoch {
    private static final int CLASSES = 10;
    private static final int SIDE = 28;
    private static final float WHITE = 255f;
    private static final int THREADS = 2;

    private final IdxFile images;
    private final IdxFile labels;

    MnistEpoch(Path folder) throws IOException {
        images = IdxFile.read(folder.resolve("train-images-idx3-ubyte.gz"));
        labels = IdxFile.read(folder.resolve("train-labels-idx1-ubyte.gz"));
    }

    /**
     * Trains, saves, and prints the mean loss of the second half.
     *
     * @param arguments the folder with MNIST's files, and where the model goes
     */
    public static void main(String[] arguments) throws IOException {
        MultiLayerNetwork network = BenchmarkNetwork.CNN.network();
        double loss = new MnistEpoch(Path.of(arguments[0])).train(network);
        ModelSerializer.writeModel(network, Path.of(arguments[1]).toFile(), false);
        report(loss, System.out);
    }

    private static void report(double loss, PrintStream out) {
        out.println(String.format(Locale.ROOT, "%.4f", loss));
    }

    /** Trains a network for one epoch and returns the mean loss of the second half of it. */
    double train(MultiLayerNetwork network) {
        int[] order = order(images.count());
        Batch inputs = Batch.of(numbers(), images.count(), 1, SIDE, SIDE).select(order);
        Batch targets = Batch.ofClasses(classes(), CLASSES).select(order);
        Plan plan = Plan.of(network, PlanOptions.defaults(Precision.FLOAT).withThreads(THREADS));
        double sum = 0;
        int counted = 0;
        for (int from = 0; from < order.length; from += BenchmarkNetwork.ROWS) {
            int to = Math.min(from + BenchmarkNetwork.ROWS, order.length);
            double[] losses = plan.train(inputs.slice(from, to), targets.slice(from, to), from);
            plan.move(-BenchmarkNetwork.RATE / (to - from));
            for (int row = 0; 2 * from >= order.length && row < losses.length; row++) {
                sum += losses[row];
                counted++;
            }
        }
        plan.write(network);
        return sum / Math.max(1, counted);
    }

    private float[] numbers() {
        float[] numbers = new float[images.bytes().length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (images.bytes()[i] & 0xff) / WHITE;
        }
        return numbers;
    }

    private int[] classes() {
        int[] classes = new int[labels.count()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = labels.bytes()[row];
        }
        return classes;
    }

    private static int[] order(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }
}
