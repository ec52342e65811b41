package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import java.util.Optional;

/**
 * One end of a network in a lane: its head and how callers lay its numbers out.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Exit<A> {
    private final Kernels<A> kernels;
    private final Signal<A> logits;
    private final HeadStep<A> head;
    private final PriceStep<A> prices;
    private final Layout layout;
    private final Optional<ForeignTargets<A>> foreign;
    private final Layout targetLayout;
    private int rows;

    Exit(Kernels<A> kernels, Blueprint.Output output, int capacity, Signal<A> logits, Optional<Step<A>> producer) {
        this.kernels = kernels;
        foreign = ForeignTargets.of(kernels, output.head(), logits, producer);
        this.logits = logits;
        layout = output.order().layout(logits.shape());
        head = new HeadStep<>(output, kernels, capacity, logits);
        prices = new PriceStep<>(kernels, output.head(), logits);
        targetLayout = output.order().layout(head.targets().shape());
    }

    void resize(int count) {
        rows = count;
        head.resize(count);
    }

    Signal<A> logits() {
        return logits;
    }

    Signal<A> outputs() {
        return head.activate();
    }

    /** Copies targets in, computes the gradients of the logits, and adds the losses to {@code losses[first]} on. */
    void loss(Batch targets, int first, double[] losses) {
        if (foreign.isPresent()) {
            foreign.get().loss(targets, first, rows, losses);
            targets.prices().ifPresent(asked -> prices.add(asked, first, rows, losses));
            return;
        }
        targetLayout.load(kernels.transfer(), targets, first, rows, head.targets());
        double[] own = head.loss();
        for (int row = 0; row < rows; row++) {
            losses[first + row] += own[row];
        }
        targets.prices().ifPresent(asked -> prices.add(asked, first, rows, losses));
    }

    void weigh(double[] weights, int first) {
        if (foreign.isEmpty() || !foreign.get().weigh(weights, first)) {
            head.weigh(weights, first);
        }
    }

    /** Copies gradients of the logits, or of the outputs, in. */
    void seed(Batch gradients, int first, boolean ofOutputs) {
        Signal<A> target = ofOutputs ? head.activate() : logits;
        layout.loadGradients(kernels.transfer(), gradients, first, rows, target);
        if (ofOutputs) {
            head.backward();
        }
    }
}
