package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Convolution of each channel with kernels of its own. Output channel {@code c * multiplier + m} is made from input
 * channel c. DL4J keeps b first, then W as [kernel height, kernel width, inputs, multiplier], which is the order here.
 *
 * @param inputs channels of the input
 * @param multiplier kernels of each channel
 * @param sliding kernel, stride, padding, dilation
 * @param bias whether there is a b
 * @param activation f
 */
public record DepthwiseRule(int inputs, int multiplier, Sliding sliding, boolean bias, Activation activation)
        implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.IMAGE || input.channels() != inputs) {
            throw new IllegalArgumentException("a depthwise convolution over " + inputs
                    + " channels got an example of shape " + Arrays.toString(input.axes())
                    + "; give it images [channels, height, width]");
        }
        return Shape.image(outputs(), sliding.over(input).output());
    }

    /** Returns how many channels the output has. */
    public int outputs() {
        return inputs * multiplier;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        if (bias) {
            specs.add(ParameterSpec.plain("b", outputs()));
        }
        specs.add(ParameterSpec.plain("W", sliding.kernel().area() * outputs()));
        return specs;
    }

    @Override
    public int workingSet(Shape input) {
        return (1 + multiplier) * input.size() + outputShape(input).size();
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new DepthwiseStep<>(this, scope);
    }
}
