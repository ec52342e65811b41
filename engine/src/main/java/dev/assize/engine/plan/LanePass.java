package dev.assize.engine.plan;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.rule.Signal;
import java.util.List;
import java.util.function.Function;

/**
 * A pass whose values lie in lanes.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class LanePass<A> implements Pass {
    private final Execution<A> execution;
    private final List<Lane<A>> lanes;
    private final int rows;
    private final int share;
    private final long generation;
    private boolean backwardDone;

    LanePass(Execution<A> execution, List<Lane<A>> lanes, int rows, int share) {
        this.execution = execution;
        this.lanes = lanes;
        this.rows = rows;
        this.share = share;
        generation = execution.generation();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public Tensor outputs() {
        return collect(Lane::outputs, false);
    }

    @Override
    public Tensor logits() {
        return collect(Lane::logits, false);
    }

    @Override
    public Tensor activation(int layer) {
        int rules = end(layer);
        return collect(lane -> lane.after(rules), false);
    }

    @Override
    public Tensor activationGradient(int layer) {
        checkBackward();
        int rules = end(layer);
        return collect(lane -> lane.after(rules), true);
    }

    @Override
    public void backward(Tensor gradient, OutputScale scale) {
        checkCurrent();
        Batch seeds = Batch.of(gradient);
        checkRows(seeds, "gradients");
        execution.each(lanes, (lane, number) -> {
            lane.seed(seeds, first(number), scale == OutputScale.PROBABILITY);
            lane.backward(true);
        });
        backwardDone = true;
    }

    @Override
    public double[] backward(Batch targets) {
        checkCurrent();
        checkRows(targets, "targets");
        double[] losses = new double[rows];
        execution.each(lanes, (lane, number) -> {
            System.arraycopy(lane.loss(targets, first(number)), 0, losses, first(number), lane.rows());
            lane.backward(true);
        });
        backwardDone = true;
        return losses;
    }

    @Override
    public Tensor inputGradient() {
        checkBackward();
        return collect(Lane::input, true);
    }

    @Override
    public double[] parameterGradient() {
        leaveGradient();
        return execution.parameters().gradient();
    }

    @Override
    public void leaveGradient() {
        checkBackward();
        checkCurrent();
        execution.each(lanes, (lane, number) -> lane.gradient(false));
    }

    private int first(int lane) {
        return Math.min(lane * share, rows);
    }

    private int end(int layer) {
        List<Integer> ends = execution.blueprint().ends();
        if (layer < 0 || layer >= ends.size()) {
            throw new IllegalArgumentException(
                    "there is no layer " + layer + "; the network has layers 0 to " + (ends.size() - 1));
        }
        return ends.get(layer);
    }

    private void checkRows(Batch given, String what) {
        int size = lanes.get(0).logits().shape().size();
        if (given.rows() != rows || given.rowSize() != size) {
            throw new IllegalArgumentException(what + " for " + given.rows() + " rows of " + given.rowSize()
                    + " numbers were given; the batch has " + rows + " rows and the network " + size + " outputs");
        }
    }

    private void checkCurrent() {
        if (generation != execution.generation()) {
            throw new IllegalStateException(
                    "the plan has run again since this pass; its values are overwritten, so use a pass "
                            + "before the next run");
        }
    }

    private void checkBackward() {
        if (!backwardDone) {
            throw new IllegalStateException("there are no gradients yet; call backward on this pass first");
        }
    }

    private Tensor collect(Function<Lane<A>, Signal<A>> part, boolean gradients) {
        checkCurrent();
        Layout layout = Layout.of(part.apply(lanes.get(0)).shape());
        double[] numbers = new double[rows * layout.shape().size()];
        for (int i = 0; i < lanes.size(); i++) {
            Lane<A> lane = lanes.get(i);
            Signal<A> signal = part.apply(lane);
            if (gradients) {
                layout.storeGradients(execution.kernels().transfer(), signal, numbers, first(i), lane.rows());
            } else {
                layout.storeValues(execution.kernels().transfer(), signal, numbers, first(i), lane.rows());
            }
        }
        int[] axes = layout.shape().axes();
        int[] shape = new int[axes.length + 1];
        shape[0] = rows;
        System.arraycopy(axes, 0, shape, 1, axes.length);
        return Tensor.adopt(numbers, shape);
    }
}
