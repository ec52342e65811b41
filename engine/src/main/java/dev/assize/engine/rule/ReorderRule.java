package dev.assize.engine.rule;

/**
 * Shows the same numbers in another shape, moving them where the layouts differ.
 *
 * @param target the shape wanted; where it leaves the size open, see {@link Target}
 * @param shape the shape for {@link Target#IMAGE}, else ignored
 */
public record ReorderRule(Target target, Shape shape) implements LayerRule {
    /** What the numbers become. */
    public enum Target {
        /** An image becomes the vector channels by height by width, a sequence features by time; a vector stays. */
        VECTOR,
        /** A vector, channels by height by width, becomes an image. */
        IMAGE,
        /** An image becomes the vector height by width by channels, which is how it lies in memory. */
        PLACES_FIRST
    }

    /** Makes a rule whose target shape follows from the input. */
    public static ReorderRule to(Target target) {
        return new ReorderRule(target, Shape.vector(1));
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape output = target == Target.IMAGE ? shape : Shape.vector(input.size());
        if (target == Target.PLACES_FIRST && input.kind() == Shape.Kind.SEQUENCE) {
            throw new IllegalArgumentException("a sequence of " + input.steps()
                    + " time steps cannot be flattened as an " + "image; give an image, or a vector");
        }
        if (output.size() != input.size()) {
            throw new IllegalArgumentException("an example of " + input.size() + " numbers cannot be shown as one of "
                    + output.size() + "; check the input size of the layer's preprocessor");
        }
        return output;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new ReorderStep<>(this, scope);
    }
}
