package dev.assize.engine.rule;

import dev.assize.engine.kernel.GatedCell;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An LSTM of any kind at work. Inputs and states are read where they lie, in the signals below and above.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class GatedLstmStep<A> implements Step<A> {
    private final GatedLstmRule rule;
    private final int units;
    private final int time;
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final RecurrentTerm<A> fromInput;
    private final RecurrentTerm<A> fromState;
    private final Weights<A> bias;
    private final A cellGradient;
    private final List<GatedCell<A>> steps = new ArrayList<>();
    private final List<GradientTerm<A>> terms = new ArrayList<>();
    private int rows = -1;

    GatedLstmStep(GatedLstmRule rule, Scope<A> scope) {
        this.rule = rule;
        units = rule.functions().units();
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        time = input.shape().steps();
        List<Weights<A>> weights = scope.weights();
        fromInput = new RecurrentTerm<>(kernels, weights.get(0), rule.inputs(), 4 * units, null);
        fromState = new RecurrentTerm<>(kernels, weights.get(1), units, 4 * units, null);
        bias = weights.get(weights.size() - 1);
        cellGradient = kernels.allocate(scope.capacity() * units);
        A[] sums = kernels.allocate(time, scope.capacity() * 4 * units);
        A[] cells = kernels.allocate(time + 1, scope.capacity() * units);
        A peepholes = rule.peepholes() ? weights.get(2).values() : kernels.allocate(3 * units);
        for (int t = 0; t < time; t++) {
            steps.add(new GatedCell<>(rule.functions(), sums[t], peepholes, cells[t], cells[t + 1]));
        }
        terms.addAll(fromInput.terms(t -> sums[t], input::values, new Range(0, time), List.of(bias)));
        terms.addAll(fromState.terms(t -> sums[t], t -> output.values(t - 1), new Range(1, time), List.of()));
        if (rule.peepholes()) {
            terms.add(new PeepholeTerm<>(
                    kernels, steps, Vectors.overTime((int t) -> cells[t], time + 1, units), weights.get(2)));
        }
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
            GatedCell<A> step = steps.get(t);
            kernels.rows().fill(step.sums(), rows * 4 * units, 0);
            kernels.rows().addBias(step.sums(), bias.values(), rows, 4 * units);
            fromInput.addTo(step.sums(), input.values(t), t);
            if (t > 0) {
                fromState.addTo(step.sums(), output.values(t - 1), t);
            }
            kernels.gatedCells().forward(step, output.values(t), rows);
            stop(t, output.values(t), step.cell());
        }
    }

    /** Sets what a masked row says, or its gradient, and its cell to 0. */
    private void stop(int t, A outer, A cell) {
        if (rule.obeysMask() && output.mask().present()) {
            double[] factors = output.mask().factors(t);
            kernels.rows().scaleRows(outer, factors, rows, units);
            kernels.rows().scaleRows(cell, factors, rows, units);
        }
    }

    @Override
    public void backward(boolean intoInput) {
        kernels.rows().fill(cellGradient, rows * units, 0);
        for (int t = time - 1; t >= 0; t--) {
            GatedCell<A> step = steps.get(t);
            stop(t, output.gradients(t), cellGradient);
            kernels.gatedCells().backward(step, output.gradients(t), cellGradient, rows);
            if (t > 0) {
                fromState.send(step.sums(), t, output.gradients(t - 1), true);
            }
            if (intoInput) {
                fromInput.send(step.sums(), t, input.gradients(t), false);
            }
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(terms);
    }
}
