package dev.assize.engine.rule;

import java.util.List;

/**
 * Takes one block of stacked rows; DL4J's unstack vertex.
 *
 * @param block which, from 0
 * @param blocks how many there are
 */
public record UnstackRule(int block, int blocks) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public int copies(List<Integer> inputs) {
        if (block < 0 || block >= blocks || inputs.get(0) % blocks != 0) {
            throw new IllegalArgumentException("block " + block + " of " + blocks + " cannot be taken of "
                    + inputs.get(0) + " stacked inputs; stack as many as are unstacked");
        }
        return inputs.get(0) / blocks;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new UnstackStep<>(this, scope);
    }

    /**
     * Unstacking at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class UnstackStep<A> implements Step<A> {
        private final UnstackRule rule;
        private final Scope<A> scope;
        private final Signal<A> input;
        private final Signal<A> output;
        private int rows;

        UnstackStep(UnstackRule rule, Scope<A> scope) {
            this.rule = rule;
            this.scope = scope;
            input = scope.input();
            output = new Signal<>(scope.kernels(), input.shape(), scope.capacity());
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int count) {
            rows = count;
        }

        @Override
        public void forward(Run run) {
            Mask mask = output.mask();
            mask.present(input.mask().present());
            int length = rows * input.shape().width();
            for (int step = 0; step < input.shape().steps(); step++) {
                System.arraycopy(input.values(step), rule.block() * length, output.values(step), 0, length);
                if (mask.present()) {
                    System.arraycopy(input.mask().factors(step), rule.block() * rows, mask.factors(step), 0, rows);
                }
            }
        }

        @Override
        public void backward(boolean intoInput) {
            int length = rows * input.shape().width();
            for (int step = 0; intoInput && step < input.shape().steps(); step++) {
                scope.kernels().rows().fill(input.gradients(step), rule.blocks() * length, 0);
                System.arraycopy(output.gradients(step), 0, input.gradients(step), rule.block() * length, length);
            }
        }
    }
}
