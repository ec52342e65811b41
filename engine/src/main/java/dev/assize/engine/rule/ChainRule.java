package dev.assize.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several layers as one, for wrappers that hold more than one rule.
 *
 * @param rules from the input to the output, at least one
 */
public record ChainRule(List<LayerRule> rules) implements LayerRule {
    /** Checks and copies the rules. */
    public ChainRule {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a chain of 0 rules was asked for; give it at least one rule to run");
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape shape = input;
        for (LayerRule rule : rules) {
            shape = rule.outputShape(shape);
        }
        return shape;
    }

    @Override
    public List<ParameterSpec> parameters() {
        return rules.stream().flatMap(rule -> rule.parameters().stream()).toList();
    }

    @Override
    public int workingSet(Shape input) {
        Shape shape = input;
        int largest = 0;
        for (LayerRule rule : rules) {
            largest = Math.max(largest, rule.workingSet(shape));
            shape = rule.outputShape(shape);
        }
        return largest;
    }

    @Override
    public boolean mixesExamples() {
        return rules.stream().anyMatch(LayerRule::mixesExamples);
    }

    @Override
    public ChainRule wrapped() {
        return new ChainRule(rules.stream().map(LayerRule::wrapped).toList());
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new Chain<>(this, scope);
    }

    /**
     * A chain at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class Chain<A> implements Step<A> {
        private final List<Step<A>> steps = new ArrayList<>();

        Chain(ChainRule chain, Scope<A> scope) {
            Signal<A> signal = scope.input();
            int used = 0;
            for (LayerRule rule : chain.rules()) {
                int count = rule.parameters().size();
                List<Weights<A>> own = scope.weights().subList(used, used + count);
                Step<A> step = rule.bind(new Scope<>(scope.kernels(), scope.capacity(), signal, own));
                steps.add(step);
                signal = step.output();
                used += count;
            }
        }

        @Override
        public Signal<A> output() {
            return steps.get(steps.size() - 1).output();
        }

        @Override
        public void resize(int rows) {
            steps.forEach(step -> step.resize(rows));
        }

        @Override
        public void forward(Run run) {
            steps.forEach(step -> step.forward(run));
        }

        @Override
        public void backward(boolean intoInput) {
            for (int i = steps.size() - 1; i >= 0; i--) {
                steps.get(i).backward(intoInput || i > 0);
            }
        }

        @Override
        public Optional<List<GradientTerm<A>>> terms() {
            return GradientTerm.of(steps);
        }

        @Override
        public void gradient(boolean accumulate) {
            steps.forEach(step -> step.gradient(accumulate));
        }
    }
}
