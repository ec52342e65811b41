package dev.assize.engine.rule;

import dev.assize.engine.kernel.GatedCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * LSTM with any activations, perhaps with peepholes; see {@link dev.assize.engine.kernel.GatedCellKernels}. Starts from
 * zeros. DL4J keeps W [inputs, 4 * units], RW [units, 4 * units], both in column order, the peepholes of the forget,
 * output and input gate, and b.
 *
 * <p>For masks see {@link LstmRule}.
 *
 * @param inputs features of a time step
 * @param functions units and activations
 * @param peepholes whether the gates see the cell
 * @param obeysMask whether masked steps are zeros
 */
public record GatedLstmRule(int inputs, GatedCell.Functions functions, boolean peepholes, boolean obeysMask)
        implements LayerRule {
    @Override
    public GatedLstmRule wrapped() {
        return new GatedLstmRule(inputs, functions, peepholes, true);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.SEQUENCE || input.channels() != inputs) {
            throw new IllegalArgumentException("an LSTM over " + inputs + " features got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it sequences [features, time]");
        }
        return input.withChannels(functions.units());
    }

    @Override
    public List<ParameterSpec> parameters() {
        int units = functions.units();
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(ParameterSpec.plain("W", inputs * 4 * units));
        specs.add(ParameterSpec.plain("RW", units * 4 * units));
        if (peepholes) {
            specs.add(ParameterSpec.plain("RW", 3 * units));
        }
        specs.add(ParameterSpec.plain("b", 4 * units));
        return specs;
    }

    @Override
    public int workingSet(Shape input) {
        return inputs + 7 * functions.units(); // one time step
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new GatedLstmStep<>(this, scope);
    }
}
