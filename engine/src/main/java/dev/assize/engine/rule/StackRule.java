package dev.assize.engine.rule;

import java.util.Arrays;
import java.util.List;

/**
 * Puts the rows of several inputs below each other, so that the layers that follow treat them alike; DL4J's stack
 * vertex. What comes out has several rows for each row of the batch, block by block.
 */
public record StackRule() implements VertexRule {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = inputs.get(0);
        for (Shape input : inputs) {
            if (!input.equals(first)) {
                throw new IllegalArgumentException("a stack got examples of shapes " + Arrays.toString(first.axes())
                        + " and " + Arrays.toString(input.axes()) + "; all inputs need one shape");
            }
        }
        return first;
    }

    @Override
    public int copies(List<Integer> inputs) {
        return VertexRule.super.copies(inputs) * inputs.size();
    }

    @Override
    public <A> Step<A> bind(VertexScope<A> scope) {
        return new StackStep<>(outputShape(scope.shapes()), scope);
    }

    /**
     * Stacking at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class StackStep<A> implements Step<A> {
        private final List<Signal<A>> inputs;
        private final Signal<A> output;
        private int block;

        StackStep(Shape shape, VertexScope<A> scope) {
            inputs = scope.inputs();
            output = new Signal<>(scope.kernels(), shape, scope.capacity());
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int count) {
            block = count / inputs.size();
        }

        @Override
        public void forward(Run run) {
            stackMasks();
            int length = block * output.shape().width();
            for (int step = 0; step < output.shape().steps(); step++) {
                for (int i = 0; i < inputs.size(); i++) {
                    System.arraycopy(inputs.get(i).values(step), 0, output.values(step), i * length, length);
                }
            }
        }

        /** An input without a mask counts wholly if another has one. */
        private void stackMasks() {
            Mask mask = output.mask();
            mask.present(false);
            for (int i = 0; i < inputs.size(); i++) {
                mask.present(mask.present() || inputs.get(i).mask().present());
            }
            for (int step = 0; mask.present() && step < mask.steps(); step++) {
                for (int i = 0; i < inputs.size(); i++) {
                    Mask own = inputs.get(i).mask();
                    for (int row = 0; row < block; row++) {
                        mask.factors(step)[i * block + row] = !own.present() || own.counts(step, row) ? 1 : 0;
                    }
                }
            }
        }

        @Override
        public void backward(boolean intoInput) {
            int length = block * output.shape().width();
            for (int step = 0; intoInput && step < output.shape().steps(); step++) {
                for (int i = 0; i < inputs.size(); i++) {
                    System.arraycopy(
                            output.gradients(step), i * length, inputs.get(i).gradients(step), 0, length);
                }
            }
        }
    }
}
