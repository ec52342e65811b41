package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A recurrent layer {@code h_t = f(W x_t + R h_(t-1) + b)}, starting from zeros; with layer normalization {@code h_t =
 * f(N(W x_t) + N(R h_(t-1)) + b)}, N with a gain of its own for each of the two and without the second term in the
 * first step. DL4J keeps W [inputs, units] and R [units, units] in column order, b, and the gains g of both terms.
 *
 * <p>A masked step gives zeros, from which the next step starts, and passes no gradient.
 *
 * @param inputs features of a time step
 * @param units width of the state
 * @param activation f
 * @param normalized whether there is layer normalization
 */
public record SimpleRnnRule(int inputs, int units, Activation activation, boolean normalized) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.SEQUENCE || input.channels() != inputs) {
            throw new IllegalArgumentException("a recurrent layer over " + inputs + " features got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it sequences [features, time]");
        }
        return input.withChannels(units);
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(ParameterSpec.plain("W", inputs * units));
        specs.add(ParameterSpec.plain("RW", units * units));
        specs.add(ParameterSpec.plain("b", units));
        if (normalized) {
            specs.add(ParameterSpec.plain("g", units)); // of W x
            specs.add(ParameterSpec.plain("g", units)); // of R h
        }
        return specs;
    }

    @Override
    public int workingSet(Shape input) {
        return inputs + 3 * units; // one time step
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new SimpleRnnStep<>(this, scope);
    }
}
