package dev.assize.engine.plan;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.deeplearning4j.nn.api.Model;

/**
 * Probabilities, logits and input gradients of a network through a plan in double precision. Large batches are taken in
 * slices. Safe for several threads: calls take turns.
 *
 * <p>A network may end with softmax over two or more classes, with one logistic unit (two classes: class 1 is the
 * unit's, the logit of class 0 is the negative of that of class 1), or with one unit of another activation (a number).
 */
public final class PlanPredictor implements DifferentiablePredictor {
    private static final int SLICE = 256;

    private final Plan plan;
    private final Scores scores;
    private final int units;
    private final ReentrantLock turn = new ReentrantLock();

    private PlanPredictor(Plan plan, Scores scores, int units) {
        this.plan = plan;
        this.scores = scores;
        this.units = units;
    }

    /**
     * Makes a predictor of {@code network} as it is now.
     *
     * @throws PlanException if a layer has no rule
     * @throws IllegalArgumentException if the network ends with something else than described above
     */
    public static PlanPredictor of(Model network) {
        Plan plan = Plan.of(network, Precision.DOUBLE);
        if (plan.heads().size() != 1 || plan.inputNames().size() != 1) {
            throw new IllegalArgumentException(
                    "a network with " + plan.inputNames().size() + " inputs and "
                            + plan.heads().size() + " outputs was given; a predictor takes one of each");
        }
        int units = plan.outputUnits();
        return new PlanPredictor(plan, Scores.of(plan.heads().get(0).activation(), units), units);
    }

    @Override
    public int outputCount() {
        return scores.outputs(units);
    }

    @Override
    public Tensor predict(Tensor batch) {
        int outputs = outputCount();
        double[] all = new double[batch.rows() * outputs];
        forEachSlice(batch, (pass, from) -> {
            double[] part = scores.of(sums(pass).toArray(), units);
            System.arraycopy(part, 0, all, from * outputs, part.length);
        });
        return Tensor.adopt(all, batch.rows(), outputs);
    }

    @Override
    public Tensor output(Tensor batch, int[] classes, OutputScale scale) {
        checkClasses(batch, classes);
        int outputs = outputCount();
        double[] all = new double[batch.rows()];
        forEachSlice(batch, (pass, from) -> {
            double[] logits = sums(pass).toArray();
            double[] numbers = scale == OutputScale.LOGIT ? scores.logits(logits) : scores.of(logits, units);
            for (int row = 0; row < pass.rows(); row++) {
                all[from + row] = numbers[row * outputs + classes[from + row]];
            }
        });
        return Tensor.adopt(all, batch.rows());
    }

    @Override
    public Tensor gradient(Tensor batch, int[] classes, OutputScale scale) {
        checkClasses(batch, classes);
        double[] all = new double[batch.size()];
        forEachSlice(batch, (pass, from) -> {
            int[] meant = Arrays.copyOfRange(classes, from, from + pass.rows());
            Tensor logits = sums(pass);
            double[] seeds = scores.seeds(logits.toArray(), meant, scale);
            pass.backward(Tensor.adopt(seeds, logits.shape()), scores.start());
            double[] part = pass.inputGradient().toArray();
            System.arraycopy(part, 0, all, from * batch.rowSize(), part.length);
        });
        return Tensor.adopt(all, batch.shape());
    }

    /** Returns what scores are made of; of sequences only if they end in one time step. */
    private Tensor sums(Pass pass) {
        Tensor sums = scores.start() == OutputScale.LOGIT ? pass.logits() : pass.outputs();
        if (sums.rowSize() != units) {
            throw new IllegalArgumentException("the network answers a row with " + sums.rowSize() + " numbers of "
                    + units + " units, one for each time step; let it end with the last step or a mean over time");
        }
        return sums;
    }

    private void forEachSlice(Tensor batch, SliceWork work) {
        Batch rows = Batch.of(batch);
        for (int from = 0; from < batch.rows(); from += SLICE) {
            turn.lock();
            try {
                work.on(plan.forward(rows.slice(from, Math.min(from + SLICE, batch.rows()))), from);
            } finally {
                turn.unlock();
            }
        }
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

    /** Does something with a forward run over some rows. */
    @FunctionalInterface
    private interface SliceWork {
        void on(Pass pass, int from);
    }
}
