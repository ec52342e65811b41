package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.LossKernels;
import dev.assize.engine.kernel.LossRows;
import dev.assize.engine.kernel.LossTerms;
import dev.assize.engine.kernel.RowLoss;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.rule.ActivationRule;
import dev.assize.engine.rule.Mask;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Scope;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import java.util.Arrays;
import java.util.List;

/**
 * The end of a network at work.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class HeadStep<A> {
    private final String name;
    private final Head head;
    private final Kernels<A> kernels;
    private final Signal<A> logits;
    private final Signal<A> given;
    private final Signal<A> targets;
    private final Step<A> activation;
    private final double[] losses;
    private final double[] stepLosses;
    private final double[] factors;
    private final LossTerms terms;
    private final Transfer.Grid rowGrid;
    private final double[] rowOutputs;
    private final double[] rowTargets;
    private final double[] rowSlopes;
    private int rows;

    HeadStep(Blueprint.Output output, Kernels<A> kernels, int capacity, Signal<A> logits) {
        name = output.name();
        head = output.head();
        this.kernels = kernels;
        this.logits = logits;
        activation = new ActivationRule(head.activation()).bind(new Scope<>(kernels, capacity, logits, List.of()));
        given = new Signal<>(kernels, head.targets(logits.shape()), capacity);
        boolean same = given.shape().equals(logits.shape());
        targets = same ? given : new Signal<>(kernels, logits.shape(), capacity, given.mask());
        losses = new double[capacity];
        stepLosses = new double[capacity];
        factors = new double[capacity];
        int width = logits.shape().channels();
        terms = terms(width);
        rowGrid = Transfer.Grid.run(width);
        rowOutputs = new double[width];
        rowTargets = new double[width];
        rowSlopes = new double[width];
    }

    private LossTerms terms(int width) {
        if (head.loss() instanceof Head.Fused fused) {
            return LossTerms.of(width, numbers(fused.weights()), fused.clip());
        }
        if (head.loss() instanceof Head.Pointwise pointwise) {
            return LossTerms.of(width, numbers(pointwise.weights()), 0);
        }
        return LossTerms.of(width, new double[0], 0);
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    void resize(int count) {
        rows = count;
        activation.resize(count);
    }

    /** Turns the logits into outputs. */
    Signal<A> activate() {
        activation.forward(Run.PREDICT);
        return activation.output();
    }

    /** Turns the gradients of the outputs into those of the logits. */
    void backward() {
        activation.backward(true);
    }

    /** Returns where targets go, as callers give them. */
    Signal<A> targets() {
        return given;
    }

    /** Turns numbers of classes into a 1 for that class and 0 for the others. */
    private void expand() {
        int classes = logits.shape().channels();
        for (int step = 0; step < given.shape().steps(); step++) {
            kernels.rows().fill(targets.values(step), rows * classes, 0);
            for (int row = 0; row < rows; row++) {
                double index = kernels.transfer().get(given.values(step), row);
                if (index != Math.rint(index) || index < 0 || index >= classes) {
                    throw new IllegalArgumentException("a target of " + name + " is class " + index
                            + "; the network has classes 0 to " + (classes - 1) + ", so check the label column");
                }
                kernels.transfer().set(targets.values(step), row * classes + (int) index, 1);
            }
        }
    }

    /** Computes the loss of each row, and the gradients of the logits. */
    double[] loss() {
        Arrays.fill(losses, 0, rows, 0);
        if (!given.equals(targets)) {
            expand();
        }
        if (head.loss() instanceof Head.Fused fused) {
            fusedLoss(fused);
        } else if (head.loss() instanceof Head.Pointwise pointwise) {
            pointwiseLoss(pointwise);
        } else if (head.loss() instanceof Head.RowWise together) {
            rowLoss(together.function());
        } else {
            throw new IllegalStateException(
                    name + " ends the network without a loss; end it with an output or loss layer to train it");
        }
        return losses;
    }

    /** Multiplies the gradient of each row's loss by a weight, after {@link #loss}. */
    void weigh(double[] weights, int first) {
        System.arraycopy(weights, first, factors, 0, rows);
        for (int step = 0; step < logits.shape().steps(); step++) {
            scale(logits, step, factors);
        }
    }

    private void fusedLoss(Head.Fused fused) {
        LossKernels<A> kernel = kernels.losses();
        for (int step = 0; step < logits.shape().steps(); step++) {
            LossRows<A> block = block(logits, step);
            if (fused.entropy() == Head.Entropy.SOFTMAX) {
                kernel.softmaxCrossEntropy(block, rows);
            } else {
                kernel.sigmoidCrossEntropy(block, rows);
            }
            add(logits, step, 1);
        }
    }

    private void pointwiseLoss(Head.Pointwise pointwise) {
        Signal<A> outputs = head.activation().kind() == Activation.Kind.IDENTITY ? logits : activate();
        double share = pointwise.mean() ? 1.0 / logits.shape().channels() : 1;
        for (int step = 0; step < logits.shape().steps(); step++) {
            kernels.losses().pointwise(pointwise.function(), block(outputs, step), rows);
            add(outputs, step, share);
        }
        if (!outputs.equals(logits)) {
            backward();
        }
    }

    private void rowLoss(RowLoss loss) {
        Signal<A> outputs = head.activation().kind() == Activation.Kind.IDENTITY ? logits : activate();
        Transfer<A> transfer = kernels.transfer();
        int width = logits.shape().channels();
        for (int step = 0; step < logits.shape().steps(); step++) {
            for (int row = 0; row < rows; row++) {
                transfer.copyOut(outputs.values(step), row * width, rowOutputs, 0, rowGrid);
                transfer.copyOut(targets.values(step), row * width, rowTargets, 0, rowGrid);
                stepLosses[row] = loss.value(rowOutputs, rowTargets, rowSlopes);
                transfer.copyIn(rowSlopes, 0, outputs.gradients(step), row * width, rowGrid);
            }
            add(outputs, step, 1);
        }
        if (!outputs.equals(logits)) {
            backward();
        }
    }

    /** Adds a share of the losses of one step to those of the rows, and leaves that share of the gradients. */
    private void add(Signal<A> outputs, int step, double share) {
        Mask mask = head.inputMask() && !targets.mask().present() ? logits.mask() : targets.mask();
        boolean masked = mask.present();
        for (int row = 0; row < rows; row++) {
            factors[row] = masked ? share * mask.factors(step)[row] : share;
            losses[row] += factors[row] * stepLosses[row];
        }
        if (masked || share != 1) {
            scale(outputs, step, factors);
        }
    }

    private void scale(Signal<A> signal, int step, double[] by) {
        kernels.rows()
                .scaleRows(signal.gradients(step), by, rows, logits.shape().width());
    }

    private LossRows<A> block(Signal<A> outputs, int step) {
        Arrays.fill(stepLosses, 0, rows, 0);
        return new LossRows<>(outputs.values(step), targets.values(step), outputs.gradients(step), stepLosses, terms);
    }
}
