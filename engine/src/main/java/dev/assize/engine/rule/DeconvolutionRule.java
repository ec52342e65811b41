package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Transposed convolution: each place of the input adds its kernels to the output. DL4J keeps b first, then W as
 * [inputs, outputs, kernel height, kernel width]; here W is kept as [inputs, kernel height, kernel width, outputs]. The
 * output is the image over which a convolution would slide with the input as its result: {@code stride (n - 1) + reach
 * - 2 padding} places, in mode SAME {@code stride n}.
 *
 * @param inputs channels of the input
 * @param outputs channels of the output
 * @param sliding kernel, stride, padding, dilation
 * @param bias whether there is a b
 * @param activation f
 */
public record DeconvolutionRule(int inputs, int outputs, Sliding sliding, boolean bias, Activation activation)
        implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.IMAGE || input.channels() != inputs) {
            throw new IllegalArgumentException("a deconvolution over " + inputs + " channels got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it images [channels, height, width]");
        }
        return Shape.image(outputs, sliding.under(input, outputs).input());
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        if (bias) {
            specs.add(ParameterSpec.plain("b", outputs));
        }
        specs.add(ParameterSpec.ordered("W", ChannelsLast.weights(inputs, Shape.image(outputs, sliding.kernel()))));
        return specs;
    }

    @Override
    public int workingSet(Shape input) {
        int patches = sliding.under(input, outputs).positions()
                * sliding.under(input, outputs).patch();
        return input.size() + outputShape(input).size() + patches;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new DeconvolutionStep<>(this, scope);
    }
}
