package dev.assize.engine.rule;

/** Drops the mask of a sequence: what comes after sees every time step. */
public record UnmaskRule() implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new Unmask<>(scope);
    }

    /**
     * Dropping masks at work; input and output share values and gradients.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class Unmask<A> implements Step<A> {
        private final Signal<A> output;

        Unmask(Scope<A> scope) {
            output = scope.input().masked(Mask.of(scope.input().shape().steps(), scope.capacity()));
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int rows) {
            // works on no rows
        }

        @Override
        public void forward(Run run) {
            // values are shared
        }

        @Override
        public void backward(boolean intoInput) {
            // gradients are shared
        }
    }
}
