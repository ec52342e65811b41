package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;
import java.util.Arrays;

/**
 * Copies places of an image to places of another: padding with zeros, cropping and upsampling.
 *
 * @param before places added above and to the left, negative to cut off
 * @param after places added below and to the right, negative to cut off
 * @param repeat how often each place is repeated, downwards and across
 */
public record PlacesRule(Extent before, Extent after, Extent repeat) implements TimeRule {
    @Override
    public Shape outputShape(Shape input) {
        int height = input.extent().height() * repeat.height() + before.height() + after.height();
        int width = input.extent().width() * repeat.width() + before.width() + after.width();
        if (input.kind() != Shape.Kind.IMAGE || height < 1 || width < 1) {
            throw new IllegalArgumentException("padding, cropping or upsampling got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it images that are larger than what is cut off");
        }
        return Shape.image(input.channels(), new Extent(height, width));
    }

    /** Returns for each output place the input place it shows, or -1 for a zero. */
    int[] sources(Shape input) {
        Extent extent = outputShape(input).extent();
        int[] sources = new int[extent.area()];
        for (int place = 0; place < sources.length; place++) {
            int row = Math.floorDiv(place / extent.width() - before.height(), repeat.height());
            int column = Math.floorDiv(place % extent.width() - before.width(), repeat.width());
            boolean inside = row >= 0
                    && row < input.extent().height()
                    && column >= 0
                    && column < input.extent().width();
            sources[place] = inside ? row * input.extent().width() + column : -1;
        }
        return sources;
    }

    @Override
    public int[][] stepsSeen(int steps) {
        int[] sources = sources(Shape.image(1, new Extent(steps, 1)));
        return Arrays.stream(sources)
                .mapToObj(step -> step < 0 ? new int[0] : new int[] {step})
                .toArray(int[][]::new);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new PlacesStep<>(this, scope);
    }
}
