package dev.assize.engine.rule;

import java.util.List;

/**
 * A layer whose parameters stay as they are. Gradients pass through it to the layers below.
 *
 * @param layer what it computes
 * @param predicting whether it computes as for prediction also in training, as DL4J's frozen layers do
 */
public record FrozenRule(LayerRule layer, boolean predicting) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(input);
    }

    @Override
    public List<ParameterSpec> parameters() {
        return layer.parameters().stream().map(ParameterSpec::frozen).toList();
    }

    @Override
    public int workingSet(Shape input) {
        return layer.workingSet(input);
    }

    @Override
    public boolean mixesExamples() {
        return !predicting && layer.mixesExamples();
    }

    @Override
    public LayerRule wrapped() {
        return new FrozenRule(layer.wrapped(), predicting);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new Frozen<>(layer.bind(scope), predicting);
    }

    /**
     * A step without a gradient of its own.
     *
     * @param step what it does
     * @param predicting whether it does so as for prediction
     * @param <A> {@code float[]} or {@code double[]}
     */
    private record Frozen<A>(Step<A> step, boolean predicting) implements Step<A> {
        @Override
        public Signal<A> output() {
            return step.output();
        }

        @Override
        public void resize(int rows) {
            step.resize(rows);
        }

        @Override
        public void forward(Run run) {
            step.forward(predicting ? Run.PREDICT : run);
        }

        @Override
        public void backward(boolean intoInput) {
            step.backward(intoInput);
        }
    }
}
