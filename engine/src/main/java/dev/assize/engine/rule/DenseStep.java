package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.kernel.RightFactor;
import java.util.List;
import java.util.Optional;

/**
 * A dense layer at work: one matrix product for each time step.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class DenseStep<A> implements Step<A> {
    private final DenseRule rule;
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Scope<A> scope;
    private final Activator<A> activator;
    private int rows = -1;
    private Product forward = Product.of(Form.PLAIN, 0, 0, 0);
    private Product backward = forward;
    private final RightFactor<A> weights;
    private final OuterTerm<A> term;

    DenseStep(DenseRule rule, Scope<A> scope) {
        this.rule = rule;
        this.scope = scope;
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        activator = new Activator<>(kernels, rule.activation(), rule.outputs(), output, scope.capacity());
        setProducts(scope.capacity());
        weights = scope.weights().get(0).factors().of(forward);
        int steps = input.shape().steps();
        term = OuterTerm.of(
                kernels,
                Vectors.overTime(output::gradients, steps, rule.outputs()),
                Vectors.overTime(input::values, steps, rule.inputs()),
                scope.weights());
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
        forward = Product.of(Form.RIGHT_TRANSPOSED, count, rule.outputs(), rule.inputs());
        backward = Product.of(Form.PLAIN, count, rule.inputs(), rule.outputs());
    }

    @Override
    public void forward(Run run) {
        for (int step = 0; step < input.shape().steps(); step++) {
            A values = output.values(step);
            weights.multiply(forward, input.values(step), values);
            if (rule.bias()) {
                activator.forward(values, scope.weights().get(1).values(), step, rows);
            } else {
                activator.forward(values, step, rows);
            }
        }
    }

    @Override
    public void backward(boolean intoInput) {
        for (int step = 0; step < input.shape().steps(); step++) {
            A gradients = output.gradients(step);
            activator.backward(output.values(step), gradients, step, rows);
            if (intoInput) {
                A numbers = scope.weights().get(0).values();
                kernels.products().multiply(backward, gradients, numbers, input.gradients(step));
            }
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(List.of(term));
    }
}
