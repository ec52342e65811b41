package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An embedding at work. Remembers what was looked up; the gradient goes to those rows of the matrix only.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class EmbeddingStep<A> implements Step<A> {
    private final EmbeddingRule rule;
    private final Kernels<A> kernels;
    private final Scope<A> scope;
    private final Signal<A> input;
    private final Signal<A> output;
    private final int[][] indices;
    private final List<GradientTerm<A>> terms = new ArrayList<>();
    private int rows;

    EmbeddingStep(EmbeddingRule rule, Scope<A> scope) {
        this.rule = rule;
        this.scope = scope;
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        indices = new int[output.shape().steps()][scope.capacity()];
        Vectors<A> slopes = Vectors.overTime(output::gradients, indices.length, rule.width());
        terms.add(new EmbeddingTerm<>(
                kernels, slopes, indices, rule.words(), scope.weights().get(0)));
        if (rule.bias()) {
            terms.add(SumTerm.of(kernels, slopes, scope.weights().get(1)));
        }
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
        terms.forEach(term -> term.resize(count));
    }

    @Override
    public void forward(Run run) {
        int width = rule.width();
        for (int step = 0; step < indices.length; step++) {
            A values = output.values(step);
            for (int row = 0; row < rows; row++) {
                int index = index(step, row);
                indices[step][row] = index;
                System.arraycopy(scope.weights().get(0).values(), index * width, values, row * width, width);
            }
            if (rule.bias()) {
                kernels.rows().addBias(values, scope.weights().get(1).values(), rows, width);
            }
        }
    }

    private int index(int step, int row) {
        boolean vector = input.shape().kind() == Shape.Kind.VECTOR;
        double given = vector
                ? kernels.transfer().get(input.values(0), row * indices.length + step)
                : kernels.transfer().get(input.values(step), row);
        int index = (int) given;
        if (index != given || index < 0 || index >= rule.words()) {
            throw new IllegalArgumentException("an example has the index " + given + " at time step " + step
                    + "; the embedding layer has words 0 to " + (rule.words() - 1)
                    + ", so give it whole numbers of that range");
        }
        return index;
    }

    @Override
    public void backward(boolean intoInput) {
        for (int step = 0; intoInput && step < input.shape().steps(); step++) {
            kernels.rows().fill(input.gradients(step), rows * input.shape().width(), 0);
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(terms);
    }
}
