package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;
import java.util.Arrays;
import java.util.List;

/**
 * A rule over images along time: a sequence is worked on as an image of height time and width 1. Masked steps are seen
 * like others and masked steps of the output are not set to zero, as in DL4J (which means to, and does not: its layers
 * hand the mask on without keeping it); what reads the output gets the mask.
 *
 * @param image the rule, one whose windows have width 1
 */
public record OverTimeRule(TimeRule image) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.SEQUENCE) {
            throw new IllegalArgumentException("a layer that works along time got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it sequences [features, time]");
        }
        Shape output = image.outputShape(asImage(input));
        return Shape.sequence(output.channels(), output.extent().height());
    }

    /** Returns the shape of the image that a sequence is worked on as. */
    static Shape asImage(Shape sequence) {
        return Shape.image(sequence.channels(), new Extent(sequence.steps(), 1));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return image.parametersOverTime();
    }

    @Override
    public int workingSet(Shape input) {
        return input.size() + image.workingSet(asImage(input));
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new OverTimeStep<>(image, scope);
    }
}
