package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * y = f(W x + b) for a vector, or for each time step of a sequence. DL4J keeps W as [inputs, outputs] in column
 * order, which is [outputs, inputs] in row order, followed by b.
 *
 * @param inputs features of x
 * @param outputs features of y
 * @param bias whether there is a b
 * @param activation f
 * @param image the shape of the image that x is, if it is one: W is then kept in the order of its memory
 */
public record DenseRule(int inputs, int outputs, boolean bias, Activation activation, Optional<Shape> image)
        implements LayerRule {
    /** Returns this layer for an image, flattened to channels by height by width. */
    public DenseRule over(Shape flattened) {
        return new DenseRule(inputs, outputs, bias, activation, Optional.of(flattened));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (image.isPresent() && image.get().equals(input)) {
            return Shape.vector(outputs);
        }
        if (input.width() != inputs || input.kind() == Shape.Kind.IMAGE || image.isPresent()) {
            throw new IllegalArgumentException("a dense layer for " + inputs + " features got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it vectors or sequences of that many features");
        }
        return input.withChannels(outputs);
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(image.map(shape -> ParameterSpec.ordered("W", ChannelsLast.weights(outputs, shape)))
                .orElseGet(() -> ParameterSpec.plain("W", inputs * outputs)));
        if (bias) {
            specs.add(ParameterSpec.plain("b", outputs));
        }
        return specs;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new DenseStep<>(this, scope);
    }
}
