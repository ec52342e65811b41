package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.LossKernels;
import dev.assize.engine.kernel.LossRows;
import dev.assize.engine.rule.ActivationRule;
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
    private final Head head;
    private final Kernels<A> kernels;
    private final Signal<A> logits;
    private final Signal<A> targets;
    private final Step<A> activation;
    private final double[] losses;
    private int rows;

    HeadStep(Head head, Kernels<A> kernels, int capacity, Signal<A> logits) {
        this.head = head;
        this.kernels = kernels;
        this.logits = logits;
        activation = new ActivationRule(head.activation()).bind(new Scope<>(kernels, capacity, logits, List.of()));
        targets = new Signal<>(kernels, logits.shape(), capacity);
        losses = new double[capacity];
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

    Signal<A> targets() {
        return targets;
    }

    /** Computes the loss of each row, and the gradients of the logits. */
    double[] loss() {
        Arrays.fill(losses, 0, rows, 0);
        if (head.loss() instanceof Head.Fused fused) {
            fusedLoss(fused);
        } else if (head.loss() instanceof Head.Pointwise pointwise) {
            pointwiseLoss(pointwise);
        } else {
            throw new IllegalStateException(
                    "the network has no loss: it does not end with an output or loss layer; add one to train it");
        }
        return losses;
    }

    private void fusedLoss(Head.Fused fused) {
        LossKernels<A> kernel = kernels.losses();
        for (int step = 0; step < logits.shape().steps(); step++) {
            LossRows<A> block = block(logits, logits, step);
            if (fused == Head.Fused.SOFTMAX_CROSS_ENTROPY) {
                kernel.softmaxCrossEntropy(block, rows);
            } else {
                kernel.sigmoidCrossEntropy(block, rows);
            }
        }
    }

    private void pointwiseLoss(Head.Pointwise pointwise) {
        Signal<A> outputs = head.activation().kind() == Activation.Kind.IDENTITY ? logits : activate();
        int columns = logits.shape().channels();
        for (int step = 0; step < logits.shape().steps(); step++) {
            kernels.losses().pointwise(pointwise.function(), block(outputs, outputs, step), rows);
            if (pointwise.mean()) {
                double[] share = new double[rows];
                Arrays.fill(share, 1.0 / columns);
                kernels.rows().scaleRows(outputs.gradients(step), share, rows, columns);
            }
        }
        for (int row = 0; pointwise.mean() && row < rows; row++) {
            losses[row] /= columns;
        }
        if (!outputs.equals(logits)) {
            backward();
        }
    }

    private LossRows<A> block(Signal<A> values, Signal<A> gradients, int step) {
        int columns = logits.shape().channels();
        return new LossRows<>(values.values(step), targets.values(step), gradients.gradients(step), losses, columns);
    }
}
