package dev.assize.engine.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalisation of a vector's features or an image's channels: {@code y = gamma (x - m) / sqrt(v + epsilon) +
 * beta}. In training m and v are mean and variance (divided by n) of the batch, for images over all places as well;
 * else the running ones: {@code m' = decay m + (1 - decay) m_batch}, v' likewise. DL4J keeps gamma, beta, m and v, or
 * log10(sqrt(v)), in this order. What stands in for the gradients of the latter two is the number less its next value,
 * {@code (1 - decay) (m - m_batch)} or {@code log10(v / v') / 2}, so that subtracting it makes the step.
 *
 * @param columns features or channels
 * @param epsilon added to the variance
 * @param decay how much of the running numbers stays
 * @param logarithmic whether log10 of the standard deviation is kept instead of the variance
 * @param locked gamma and beta if they are not parameters
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy, Batch Normalization, 2015, algorithm 1</a>
 */
public record BatchNormalizationRule(
        int columns, double epsilon, double decay, boolean logarithmic, Optional<Locked> locked) implements LayerRule {

    /**
     * Fixed gamma and beta of all columns.
     *
     * @param gamma the factor
     * @param beta what is added
     */
    public record Locked(double gamma, double beta) {}

    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() == Shape.Kind.SEQUENCE || input.channels() != columns) {
            throw new IllegalArgumentException("batch normalisation of " + columns
                    + " features or channels got an example of shape " + Arrays.toString(input.axes())
                    + "; give it vectors [features] or images [channels, height, width] of as many");
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        if (locked.isEmpty()) {
            specs.add(ParameterSpec.plain("gamma", columns));
            specs.add(ParameterSpec.plain("beta", columns));
        }
        specs.add(ParameterSpec.running("mean", columns));
        specs.add(ParameterSpec.running(logarithmic ? "log10stdev" : "var", columns));
        return specs;
    }

    @Override
    public boolean mixesExamples() {
        return true;
    }

    /** Returns the variance for what is kept of it. */
    double variance(double kept) {
        return logarithmic ? Math.pow(10, 2 * kept) : kept;
    }

    /** Returns what is kept of the variance, less what will be kept after a batch. */
    double varianceStep(double kept, double ofBatch) {
        if (!logarithmic) {
            return (1 - decay) * (kept - ofBatch);
        }
        double before = variance(kept);
        return Math.log10(before / (decay * before + (1 - decay) * ofBatch)) / 2;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new BatchNormalizationStep<>(this, scope);
    }
}
