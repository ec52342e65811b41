package dev.assize.engine.plan;

import dev.assize.engine.fallback.Dl4jLoss;
import dev.assize.engine.fallback.Dl4jStep;
import dev.assize.engine.fallback.Labels;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Transfer.Grid;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Losses that DL4J computes, from targets of any shape.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
abstract class ForeignTargets<A> {
    /** Returns the way to the loss of a head, if it is one of DL4J's at work. */
    static <A> Optional<ForeignTargets<A>> of(
            Kernels<A> kernels, Head head, Signal<A> logits, Optional<Step<A>> producer) {
        if (head.loss() instanceof Head.Foreign foreign) {
            return Optional.of(new ByRow<>(kernels, foreign.function(), logits));
        }
        if (head.loss() instanceof Head.LayerLoss && producer.orElse(null) instanceof Dl4jStep<A> layer) {
            return Optional.of(new ByLayer<>(layer));
        }
        return Optional.empty();
    }

    /** Computes the losses of some rows, adds them to {@code losses[first]} on, and prepares their gradients. */
    abstract void loss(Batch targets, int first, int rows, double[] losses);

    /** Multiplies the gradients of the losses by weights, unless those of the logits are to be multiplied. */
    abstract boolean weigh(double[] weights, int first);

    /** A loss of the logits. */
    private static final class ByRow<A> extends ForeignTargets<A> {
        private final Kernels<A> kernels;
        private final Dl4jLoss loss;
        private final Signal<A> logits;
        private final double[] sums;
        private final double[] slopes;

        ByRow(Kernels<A> kernels, Dl4jLoss loss, Signal<A> logits) {
            this.kernels = kernels;
            this.loss = loss;
            this.logits = logits;
            sums = new double[logits.shape().width()];
            slopes = new double[logits.shape().width()];
        }

        @Override
        void loss(Batch targets, int first, int rows, double[] losses) {
            int steps = logits.shape().steps();
            Grid row = Grid.run(sums.length);
            for (int step = 0; step < steps; step++) {
                for (int i = 0; i < rows; i++) {
                    kernels.transfer().copyOut(logits.values(step), i * sums.length, sums, 0, row);
                    double counts = targets.counts(first + i, step) ? 1 : 0;
                    double[] labels = targets.numbers(first + i, step, steps);
                    losses[first + i] += counts * loss.value(kernels, sums, labels, slopes);
                    for (int j = 0; j < slopes.length; j++) {
                        slopes[j] *= counts;
                    }
                    kernels.transfer().copyIn(slopes, 0, logits.gradients(step), i * sums.length, row);
                }
            }
        }

        @Override
        boolean weigh(double[] weights, int first) {
            return false;
        }
    }

    /** A layer that ends the network and computes its own loss. */
    private static final class ByLayer<A> extends ForeignTargets<A> {
        private final Dl4jStep<A> layer;

        ByLayer(Dl4jStep<A> layer) {
            this.layer = layer;
        }

        @Override
        void loss(Batch targets, int first, int rows, double[] losses) {
            List<double[]> labels = new ArrayList<>();
            List<double[]> masks = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                labels.add(targets.numbers(first + row, 0, 1));
                targets.maskNumbers(first + row).ifPresent(masks::add);
            }
            double[] own = new double[rows];
            layer.loss(new Labels(labels, Arrays.stream(targets.axes()).boxed().toList(), masks), own);
            for (int row = 0; row < rows; row++) {
                losses[first + row] += own[row];
            }
        }

        @Override
        boolean weigh(double[] weights, int first) {
            layer.weigh(weights, first);
            return true;
        }
    }
}
