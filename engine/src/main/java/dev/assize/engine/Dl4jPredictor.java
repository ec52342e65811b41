package dev.assize.engine;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.internal.SingleThread;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Probabilities, logits and input gradients of a DL4J network, computed in double precision whatever the network was
 * trained in. Dropout and weight noise are off. Large batches are cut into slices that respect a memory limit. Safe for
 * several threads: calls take turns. Results do not depend on the
 * number of processors.
 *
 * <p>A network may end with softmax over two or more classes, with one sigmoid unit (two classes: class 1 is the
 * unit's, the logit of class 0 is the negative of that of class 1), or with one unit of another activation (a number).
 */
public final class Dl4jPredictor implements DifferentiablePredictor {
    /** Working memory for one slice when nothing else is said. */
    public static final long DEFAULT_MEMORY_LIMIT_BYTES = 64L << 20;

    private final LogitNetwork network;
    private final OutputHead head;
    private final long memoryLimitBytes;
    private final ReentrantLock turn = new ReentrantLock();

    private Dl4jPredictor(LogitNetwork network, long memoryLimitBytes) {
        this.network = network;
        this.head = network.head();
        this.memoryLimitBytes = memoryLimitBytes;
    }

    /**
     * Makes a predictor of a copy of {@code network} as it is now.
     *
     * @throws IllegalArgumentException if the network ends with something else than described above, or has a batch
     *     normalisation
     */
    public static Dl4jPredictor of(MultiLayerNetwork network) {
        return of(network, DEFAULT_MEMORY_LIMIT_BYTES);
    }

    /**
     * Makes a predictor of a copy of {@code network} as it is now.
     *
     * @param network the network
     * @param memoryLimitBytes about how much memory the values of one slice may take; one row is always possible
     */
    public static Dl4jPredictor of(MultiLayerNetwork network, long memoryLimitBytes) {
        if (memoryLimitBytes < 1) {
            throw new IllegalArgumentException(
                    "the memory limit is " + memoryLimitBytes + " bytes; give a positive number such as 67108864");
        }
        return new Dl4jPredictor(LogitNetwork.of(network), memoryLimitBytes);
    }

    @Override
    public int outputCount() {
        return head.outputs(network.units());
    }

    @Override
    public Tensor predict(Tensor batch) {
        int outputs = outputCount();
        int units = network.units();
        double[] scores = new double[batch.rows() * outputs];
        forEachSlice(batch, (slice, from) -> {
            double[] sums = network.sums(slice);
            double[] rowScores = new double[outputs];
            for (int row = 0; row < slice.rows(); row++) {
                head.scores(sums, row * units, units, rowScores);
                System.arraycopy(rowScores, 0, scores, (from + row) * outputs, outputs);
            }
        });
        return Tensor.adopt(scores, batch.rows(), outputs);
    }

    @Override
    public Tensor output(Tensor batch, int[] classes, OutputScale scale) {
        checkClasses(batch, classes);
        int units = network.units();
        double[] outputs = new double[batch.rows()];
        forEachSlice(batch, (slice, from) -> {
            double[] sums = network.sums(slice);
            double[] rowScores = new double[outputCount()];
            for (int row = 0; row < slice.rows(); row++) {
                int meant = classes[from + row];
                head.scores(sums, row * units, units, rowScores);
                outputs[from + row] =
                        scale == OutputScale.LOGIT ? head.logit(sums, row * units, meant) : rowScores[meant];
            }
        });
        return Tensor.adopt(outputs, batch.rows());
    }

    @Override
    public Tensor gradient(Tensor batch, int[] classes, OutputScale scale) {
        checkClasses(batch, classes);
        double[] gradient = new double[batch.size()];
        forEachSlice(batch, (slice, from) -> {
            int[] meant = Arrays.copyOfRange(classes, from, from + slice.rows());
            double[] part = network.inputGradient(slice, sums -> derivative(sums, meant, scale));
            System.arraycopy(part, 0, gradient, from * batch.rowSize(), part.length);
        });
        return Tensor.adopt(gradient, batch.shape());
    }

    private double[] derivative(double[] sums, int[] classes, OutputScale scale) {
        int units = network.units();
        double[] derivative = new double[sums.length];
        double[] rowScores = new double[outputCount()];
        for (int row = 0; row < classes.length; row++) {
            head.scores(sums, row * units, units, rowScores);
            head.derivative(rowScores, classes[row], scale, derivative, row * units);
        }
        return derivative;
    }

    private void forEachSlice(Tensor batch, SliceWork work) {
        if (batch.rows() > 0) {
            turn.lock();
            try {
                SingleThread.call(() -> inSlices(batch, work));
            } finally {
                turn.unlock();
            }
        }
    }

    /** Returns the number of slices. */
    private int inSlices(Tensor batch, SliceWork work) {
        int step = SliceSize.rows(network.configuration(), batch.shape(), memoryLimitBytes);
        int slices = 0;
        int from = 0;
        while (from < batch.rows()) {
            int to = from + Math.min(step, batch.rows() - from);
            work.on(slices == 0 && to == batch.rows() ? batch : batch.slice(from, to), from);
            from = to;
            slices++;
        }
        return slices;
    }

    private void checkClasses(Tensor batch, int[] classes) {
        if (classes.length != batch.rows()) {
            throw new IllegalArgumentException(
                    classes.length + " classes were given for " + batch.rows() + " rows; give one for each row");
        }
        for (int row = 0; row < classes.length; row++) {
            if (classes[row] < 0 || classes[row] >= outputCount()) {
                throw new IllegalArgumentException("row " + row + " asks for output " + classes[row]
                        + "; the network has outputs 0 to " + (outputCount() - 1));
            }
        }
    }

    /** Does something with one slice of a batch. */
    @FunctionalInterface
    private interface SliceWork {
        void on(Tensor slice, int from);
    }
}
