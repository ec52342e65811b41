package dev.assize.engine.plan;

import dev.assize.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Losses and outputs of a batch. Losses may be infinite or NaN, when a network has broken down. */
public final class Scored {
    private final double[] losses;
    private final Supplier<List<Tensor>> outputs;

    Scored(double[] losses, Supplier<List<Tensor>> outputs) {
        this.losses = losses;
        this.outputs = outputs;
    }

    /** Returns the loss of each row, summed over the network's outputs. */
    public double[] losses() {
        return losses.clone();
    }

    /** Returns whether all losses are finite. */
    public boolean isFinite() {
        return Arrays.stream(losses).allMatch(Double::isFinite);
    }

    /**
     * Returns each output of the network.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public List<Tensor> outputs() {
        return outputs.get();
    }
}
