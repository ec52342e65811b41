package dev.assize.engine.rule;

import java.util.Arrays;

/**
 * Pooling over windows of an image, channel by channel.
 *
 * @param sliding kernel, stride, padding, dilation
 * @param kind what is computed under a window
 * @param exponent p of the norm, at least 1
 * @param countPadding whether an average divides by the whole window also at the border
 */
public record PoolingRule(Sliding sliding, Kind kind, int exponent, boolean countPadding) implements TimeRule {
    /** What is computed under a window; places outside of the image add nothing. */
    public enum Kind {
        /** The largest number; of equals the first in row-major order gets the gradient. */
        MAXIMUM,
        /** The mean. */
        AVERAGE,
        /** The sum. */
        SUM,
        /** {@code (sum |x|^p)^(1/p)}. */
        NORM
    }

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
        return kind == Kind.MAXIMUM ? new MaximumStep<>(this, scope) : new PoolingStep<>(this, scope);
    }
}
