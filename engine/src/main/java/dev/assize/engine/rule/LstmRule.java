package dev.assize.engine.rule;

import java.util.Arrays;
import java.util.List;

/**
 * LSTM without peepholes, logistic gates and tanh, starting from zeros. DL4J keeps W [inputs, 4 * units], RW [units,
 * 4 * units], both in column order, and b, with gate blocks candidate, forget, output, input. Here all three are one
 * matrix [4 * units, units + inputs + 1], so that one product serves them all, and another makes their gradients.
 *
 * <p>As in DL4J, a mask is obeyed only inside of a wrapper ({@link #wrapped}). There a masked step gives zeros and sets
 * the state and the cell to zero, so that the step after it starts afresh, and no gradient passes it. (DL4J lets that
 * of the cell pass, so that its gradients are not those of its outputs where a masked step lies between two others.)
 *
 * @param inputs features of a time step
 * @param units width of the state
 * @param obeysMask whether masked steps are zeros
 */
public record LstmRule(int inputs, int units, boolean obeysMask) implements LayerRule {
    /** Makes a layer that ignores masks. */
    public LstmRule(int inputs, int units) {
        this(inputs, units, false);
    }

    @Override
    public LstmRule wrapped() {
        return new LstmRule(inputs, units, true);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.SEQUENCE || input.channels() != inputs) {
            throw new IllegalArgumentException("an LSTM over " + inputs + " features got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it sequences [features, time]");
        }
        return input.withChannels(units);
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(ParameterSpec.ordered("W+RW+b", joined()));
    }

    /** Row by row: first the weights of the state, then those of the inputs, then the bias. */
    private int[] joined() {
        int gates = 4 * units;
        int[] order = new int[gates * (units + inputs + 1)];
        int at = 0;
        for (int gate = 0; gate < gates; gate++) {
            for (int state = 0; state < units; state++) {
                order[at++] = gates * inputs + gate * units + state;
            }
            for (int input = 0; input < inputs; input++) {
                order[at++] = gate * inputs + input;
            }
            order[at++] = gates * (inputs + units) + gate;
        }
        return order;
    }

    @Override
    public int workingSet(Shape input) {
        return 2 * inputs + 10 * units; // one time step
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new LstmRuleStep<>(this, scope);
    }
}
