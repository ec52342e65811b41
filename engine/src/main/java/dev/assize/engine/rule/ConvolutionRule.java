package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two-dimensional convolution (cross-correlation). DL4J keeps b first, then W as [outputs, inputs, kernel height,
 * kernel width]; here W is kept as [outputs, kernel height, kernel width, inputs], as patches lie in memory.
 *
 * @param inputs channels of the input
 * @param outputs channels of the output
 * @param sliding kernel, stride, padding, dilation
 * @param bias whether there is a b
 * @param activation f
 */
public record ConvolutionRule(int inputs, int outputs, Sliding sliding, boolean bias, Activation activation)
        implements TimeRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.IMAGE || input.channels() != inputs) {
            throw new IllegalArgumentException("a convolution over " + inputs + " channels got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it images [channels, height, width]");
        }
        return Shape.image(outputs, sliding.over(input).output());
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        if (bias) {
            specs.add(ParameterSpec.plain("b", outputs));
        }
        specs.add(ParameterSpec.ordered("W", ChannelsLast.weights(outputs, Shape.image(inputs, sliding.kernel()))));
        return specs;
    }

    /**
     * DL4J declares W of a convolution over time as [outputs, inputs, kernel], and reads it as [kernel, inputs,
     * outputs].
     */
    @Override
    public List<ParameterSpec> parametersOverTime() {
        List<ParameterSpec> specs = new ArrayList<>(parameters());
        int patch = sliding.kernel().area() * inputs;
        int[] order = new int[outputs * patch];
        for (int i = 0; i < order.length; i++) {
            order[i] = i % patch * outputs + i / patch;
        }
        specs.set(specs.size() - 1, ParameterSpec.ordered("W", order));
        return specs;
    }

    @Override
    public int[][] stepsSeen(int steps) {
        return sliding.stepsSeen(steps);
    }

    @Override
    public int workingSet(Shape input) {
        return input.size()
                + outputShape(input).size()
                + sliding.over(input).positions() * sliding.over(input).patch();
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new ConvolutionStep<>(this, scope);
    }
}
