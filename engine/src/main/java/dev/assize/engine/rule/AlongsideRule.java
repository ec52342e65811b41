package dev.assize.engine.rule;

import java.util.Arrays;
import java.util.List;

/**
 * Treats a first input as a second one, an input of the network, says: its mask or its number of time steps. Nothing
 * flows back into the second.
 *
 * @param kind what is done
 */
public record AlongsideRule(Kind kind) implements VertexRule {
    /** What is done with the first input. */
    public enum Kind {
        /** Takes the last time step that counts in the second; DL4J's last time step vertex. */
        LAST_STEP,
        /** Repeats a vector for each time step of the second; DL4J's duplicate to time series vertex. */
        REPEAT,
        /** Turns the steps that count in the second around; DL4J's reverse time series vertex. */
        REVERSE,
        /** Turns all steps around, whatever the second is. */
        REVERSE_ALL
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = inputs.get(0);
        Shape second = inputs.get(1);
        boolean vector = first.kind() == Shape.Kind.VECTOR && second.kind() == Shape.Kind.SEQUENCE;
        boolean sequence = first.kind() == Shape.Kind.SEQUENCE;
        if (kind == Kind.REPEAT ? !vector : !sequence) {
            throw new IllegalArgumentException("a vertex over time (" + kind + ") got examples of shapes "
                    + Arrays.toString(first.axes()) + " and " + Arrays.toString(second.axes())
                    + "; check its input and the sequence it goes along with");
        }
        return switch (kind) {
            case LAST_STEP -> Shape.vector(first.channels());
            case REPEAT -> Shape.sequence(first.channels(), second.steps());
            case REVERSE, REVERSE_ALL -> first;
        };
    }

    @Override
    public int copies(List<Integer> inputs) {
        return inputs.get(0);
    }

    @Override
    public <A> Step<A> bind(VertexScope<A> scope) {
        outputShape(scope.shapes());
        return switch (kind) {
            case LAST_STEP -> new LastStepRule().bind(masked(scope));
            case REPEAT -> new RepeatAlongStep<>(scope);
            case REVERSE ->
                new ReverseStep<>(scope.only(), scope.inputs().get(1).mask());
            case REVERSE_ALL -> new ReverseStep<>(scope.only(), Mask.none());
        };
    }

    private static <A> Scope<A> masked(VertexScope<A> scope) {
        Signal<A> input = scope.inputs().get(0).masked(scope.inputs().get(1).mask());
        return new Scope<>(scope.kernels(), scope.capacity(), input, List.of());
    }
}
