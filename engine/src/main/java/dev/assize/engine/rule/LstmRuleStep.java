package dev.assize.engine.rule;

import dev.assize.engine.kernel.Factors;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.LstmGradients;
import dev.assize.engine.kernel.LstmStep;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.kernel.RightFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An LSTM at work. For each time step: the joined row [h before, x, 1], one product to the gate sums, the cell.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class LstmRuleStep<A> implements Step<A> {
    private final LstmRule rule;
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final int time;
    private final int joinedWidth;
    private final A[] joined;
    private final A[] gates;
    private final A joinedGradient;
    private final A cellGradient;
    private final A scratch;
    private final A zeros;
    private final A[] cells;
    private final A[] squashed;
    private final List<LstmStep<A>> steps = new ArrayList<>();
    private final List<LstmStep<A>> passing = new ArrayList<>();
    private final RightFactor<A> toGates;
    private final RightFactor<A> toJoined;
    private final RightFactor<A> toState;
    private int rows = -1;
    private Product forward = Product.of(Form.PLAIN, 0, 0, 0);
    private Product backward = forward;
    private Product backwardToState = forward;
    private final OuterTerm<A> term;

    LstmRuleStep(LstmRule rule, Scope<A> scope) {
        this.rule = rule;
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        time = input.shape().steps();
        int units = rule.units();
        int capacity = scope.capacity();
        joinedWidth = units + rule.inputs() + 1;
        joined = kernels.allocate(time + 1, capacity * joinedWidth);
        gates = kernels.allocate(time, capacity * 4 * units);
        joinedGradient = kernels.allocate(capacity * joinedWidth);
        cellGradient = kernels.allocate(capacity * units);
        scratch = kernels.allocate(4 * units);
        zeros = kernels.allocate(joinedWidth);
        cells = kernels.allocate(time + 1, capacity * units);
        squashed = kernels.allocate(time, capacity * units);
        setProducts(capacity);
        Factors<A> factors = scope.weights().get(0).factors();
        toGates = factors.of(forward);
        toJoined = factors.of(backward);
        toState = factors.of(backwardToState);
        for (int t = 0; t < time; t++) {
            for (int row = 0; row < capacity; row++) {
                kernels.transfer().set(joined[t], row * joinedWidth + joinedWidth - 1, 1);
            }
            steps.add(step(t, t, t + 1, t));
            passing.add(step(0, Math.min(t, 1), 1, t));
        }
        term = OuterTerm.of(
                kernels,
                Vectors.overTime(t -> gates[t], time, 4 * units),
                Vectors.overTime((int t) -> joined[t], time, joinedWidth).withFixedEnd(),
                scope.weights());
    }

    /**
     * Makes a time step.
     *
     * @param slot of the gates
     * @param before slot of the state that it reads
     * @param after slot of the state that it writes, may be {@code before} if that is no longer needed
     * @param t its time
     */
    private LstmStep<A> step(int slot, int before, int after, int t) {
        return new LstmStep<>(
                rule.units(),
                gates[slot],
                cells[before],
                cells[after],
                squashed[slot],
                output.values(t),
                joined[after],
                joinedWidth);
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        if (count != rows) {
            rows = count;
            setProducts(rows);
            term.resize(rows);
        }
    }

    private void setProducts(int count) {
        int sums = 4 * rule.units();
        forward = Product.of(Form.RIGHT_TRANSPOSED, count, sums, joinedWidth);
        backward = Product.of(Form.PLAIN, count, joinedWidth, sums);
        backwardToState = Product.of(Form.PLAIN, count, rule.units(), sums).withStrides(sums, joinedWidth, joinedWidth);
    }

    @Override
    public void forward(Run run) {
        for (int t = 0; t < time; t++) {
            A from = joined[run.kept() ? t : Math.min(t, 1)];
            LstmStep<A> step = (run.kept() ? steps : passing).get(t);
            for (int row = 0; row < rows; row++) {
                int at = row * joinedWidth + rule.units();
                System.arraycopy(input.values(t), row * rule.inputs(), from, at, rule.inputs());
            }
            toGates.multiply(forward, from, step.gates());
            kernels.cells().lstm(step, rows);
            if (rule.obeysMask() && output.mask().present()) {
                stop(t, step.output(), step.next(), step.cell());
            }
        }
    }

    /** Sets what a masked row says and carries on to 0: an output or its gradient, the state and the cell. */
    private void stop(int t, A outer, A state, A cell) {
        int units = rule.units();
        for (int row = 0; row < rows; row++) {
            if (!output.mask().counts(t, row)) {
                System.arraycopy(zeros, 0, outer, row * units, units);
                System.arraycopy(zeros, 0, state, row * joinedWidth, units);
                System.arraycopy(zeros, 0, cell, row * units, units);
            }
        }
    }

    @Override
    public void backward(boolean intoInput) {
        Product product = intoInput ? backward : backwardToState;
        RightFactor<A> weights = intoInput ? toJoined : toState;
        kernels.rows().fill(joinedGradient, rows * joinedWidth, 0);
        kernels.rows().fill(cellGradient, rows * rule.units(), 0);
        for (int t = time - 1; t >= 0; t--) {
            if (rule.obeysMask() && output.mask().present()) {
                stop(t, output.gradients(t), joinedGradient, cellGradient);
            }
            var meeting = new LstmGradients<>(output.gradients(t), joinedGradient, joinedWidth, cellGradient, scratch);
            kernels.cells().lstmSlope(steps.get(t), meeting, rows);
            if (intoInput || t > 0) {
                weights.multiply(product, gates[t], joinedGradient);
            }
            if (intoInput) {
                intoInput(t);
            }
        }
    }

    private void intoInput(int t) {
        for (int row = 0; row < rows; row++) {
            int at = row * joinedWidth + rule.units();
            System.arraycopy(joinedGradient, at, input.gradients(t), row * rule.inputs(), rule.inputs());
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(List.of(term));
    }
}
