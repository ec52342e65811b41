package dev.assize.engine.rule;

import java.util.Arrays;
import java.util.List;

/**
 * Combines inputs of one shape number by number; DL4J's element-wise vertex, without its broadcasting.
 *
 * @param operation how
 */
public record ElementwiseRule(Operation operation) implements VertexRule {
    /** How numbers are combined. */
    public enum Operation {
        /** The sum. */
        ADD,
        /** The first minus the second; of two inputs only. */
        SUBTRACT,
        /** The product. */
        PRODUCT,
        /** The mean. */
        AVERAGE,
        /** The largest; the first of those that are equal gets the gradient. */
        MAX
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = inputs.get(0);
        if (operation == Operation.SUBTRACT && inputs.size() != 2) {
            throw new IllegalArgumentException(
                    "a subtraction of " + inputs.size() + " inputs has no meaning; give it two of one shape");
        }
        for (Shape input : inputs) {
            if (!input.equals(first)) {
                throw new IllegalArgumentException("an element-wise vertex got examples of shapes "
                        + Arrays.toString(first.axes()) + " and " + Arrays.toString(input.axes())
                        + "; all inputs need one shape");
            }
        }
        return first;
    }

    @Override
    public <A> Step<A> bind(VertexScope<A> scope) {
        outputShape(scope.shapes());
        return switch (operation) {
            case ADD, SUBTRACT, AVERAGE -> new WeightedSumStep<>(operation, scope);
            case PRODUCT -> new ProductStep<>(scope);
            case MAX -> new LargestStep<>(scope);
        };
    }
}
