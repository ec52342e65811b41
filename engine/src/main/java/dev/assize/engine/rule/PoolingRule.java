package dev.assize.engine.rule;

import dev.assize.engine.kernel.Pooling;
import java.util.Arrays;
import java.util.Optional;

/**
 * Pooling over windows of an image, channel by channel.
 *
 * @param sliding kernel, stride, padding, dilation
 * @param kind average, sum or norm; empty for the maximum
 * @param exponent p of the norm
 * @param countPadding whether an average divides by the whole window also at the border
 */
public record PoolingRule(Sliding sliding, Optional<Pooling.Kind> kind, int exponent, boolean countPadding)
        implements TimeRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.IMAGE) {
            throw new IllegalArgumentException("a pooling layer got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it images [channels, height, width]");
        }
        return Shape.image(input.channels(), sliding.over(input).output());
    }

    @Override
    public int[][] stepsSeen(int steps) {
        return sliding.stepsSeen(steps);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return kind.isPresent() ? new PoolingStep<>(this, scope) : new MaximumStep<>(this, scope);
    }
}
