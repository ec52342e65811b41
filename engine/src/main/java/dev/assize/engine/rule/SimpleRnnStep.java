package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A simple recurrent layer at work. Inputs and states are read where they lie, in the signals below and above, so
 * nothing is copied between time steps.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class SimpleRnnStep<A> implements Step<A> {
    private final int units;
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Activator<A> activator;
    private final Weights<A> bias;
    private final RecurrentTerm<A> fromInput;
    private final RecurrentTerm<A> fromState;
    private final int time;
    private final List<GradientTerm<A>> terms = new ArrayList<>();
    private int rows = -1;

    SimpleRnnStep(SimpleRnnRule rule, Scope<A> scope) {
        units = rule.units();
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        time = input.shape().steps();
        activator = new Activator<>(kernels, rule.activation(), units, output, scope.capacity());
        bias = scope.weights().get(2);
        fromInput = term(rule, scope, 0);
        fromState = term(rule, scope, 1);
        List<Weights<A>> joined = rule.normalized() ? List.of() : List.of(bias);
        terms.addAll(fromInput.terms(output::gradients, input::values, new Range(0, time), joined));
        terms.addAll(fromState.terms(output::gradients, t -> output.values(t - 1), new Range(1, time), List.of()));
        if (rule.normalized()) {
            terms.add(SumTerm.of(kernels, Vectors.overTime(output::gradients, time, units), bias));
        }
    }

    private RecurrentTerm<A> term(SimpleRnnRule rule, Scope<A> scope, int index) {
        int inputs = index == 0 ? rule.inputs() : units;
        var normalized = rule.normalized()
                ? new RecurrentTerm.Normalized<>(
                        scope, units, time, scope.weights().get(3 + index))
                : null;
        return new RecurrentTerm<>(kernels, scope.weights().get(index), inputs, units, normalized);
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        if (count != rows) {
            rows = count;
            fromInput.resize(rows);
            fromState.resize(rows);
            terms.forEach(term -> term.resize(rows));
        }
    }

    @Override
    public void forward(Run run) {
        for (int t = 0; t < time; t++) {
            A sums = output.values(t);
            kernels.rows().fill(sums, rows * units, 0);
            kernels.rows().addBias(sums, bias.values(), rows, units);
            fromInput.addTo(sums, input.values(t), t);
            if (t > 0) {
                fromState.addTo(sums, output.values(t - 1), t);
            }
            activator.forward(sums, t, rows);
            mask(sums, t);
        }
    }

    private void mask(A numbers, int t) {
        if (output.mask().present()) {
            kernels.rows().scaleRows(numbers, output.mask().factors(t), rows, units);
        }
    }

    @Override
    public void backward(boolean intoInput) {
        for (int t = time - 1; t >= 0; t--) {
            A gradients = output.gradients(t);
            mask(gradients, t);
            activator.backward(output.values(t), gradients, t, rows);
            fromInput.backward(gradients, t);
            if (t > 0) {
                fromState.backward(gradients, t);
                fromState.send(gradients, t, output.gradients(t - 1), true);
            }
            if (intoInput) {
                fromInput.send(gradients, t, input.gradients(t), false);
            }
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(terms);
    }
}
