package dev.assize.engine.plan;

import dev.assize.engine.rule.Run;
import java.util.List;

/** A batch to train on. */
final class Training {
    private final List<Batch> inputs;
    private final List<Batch> targets;
    private final double[] weights;
    private final long seed;

    /**
     * Makes the batch.
     *
     * @param inputs for each input of the network a batch
     * @param targets for each output what it should be
     * @param weights one for the loss of each row, or none; not copied
     * @param seed for everything random
     */
    Training(List<Batch> inputs, List<Batch> targets, double[] weights, long seed) {
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        this.seed = seed;
    }

    List<Batch> inputs() {
        return inputs;
    }

    List<Batch> targets() {
        return targets;
    }

    int rows() {
        return inputs.isEmpty() ? 0 : inputs.get(0).rows();
    }

    /** Runs a lane over some rows, forward and backward; adds their losses to {@code losses[first]} on. */
    void run(Lane<?> lane, int first, int count, double[] losses) {
        lane.resize(count);
        lane.forward(inputs, first, new Run(true, seed, first));
        lane.loss(targets, first, losses);
        if (weights.length > 0) {
            lane.weigh(weights, first);
        }
        lane.backward();
    }
}
