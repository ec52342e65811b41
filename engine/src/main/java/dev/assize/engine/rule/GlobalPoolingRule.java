package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;
import java.util.Arrays;

/**
 * Pooling over all places of an image or all time steps of a sequence that count, channel by channel. A row of which no
 * step counts gives zeros and gets no gradient (DL4J gives minus infinity for the maximum, NaN for the average).
 *
 * @param kind what is computed
 * @param exponent p of the norm, at least 1
 * @param collapse whether a vector comes out, else an image of one place or a sequence of one step
 */
public record GlobalPoolingRule(PoolingRule.Kind kind, int exponent, boolean collapse) implements LayerRule {
    private static final Extent ONE = new Extent(1, 1);

    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() == Shape.Kind.VECTOR) {
            throw new IllegalArgumentException("global pooling got an example of shape "
                    + Arrays.toString(input.axes())
                    + "; give it images [channels, height, width] or sequences [features, time]");
        }
        if (collapse) {
            return Shape.vector(input.channels());
        }
        return input.kind() == Shape.Kind.IMAGE
                ? Shape.image(input.channels(), ONE)
                : Shape.sequence(input.channels(), 1);
    }

    /** Returns the shape of the image that is pooled: a sequence is one of height time and width 1. */
    static Shape asImage(Shape input) {
        return input.kind() == Shape.Kind.SEQUENCE ? OverTimeRule.asImage(input) : input;
    }

    /** Returns the pooling with a window as large as the image. */
    PoolingRule overAll(Shape input) {
        Sliding all = new Sliding(asImage(input).extent(), ONE, new Extent(0, 0), ONE, Sliding.Mode.TRUNCATE);
        return new PoolingRule(all, kind, exponent, false);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new GlobalPoolingStep<>(this, scope);
    }
}
