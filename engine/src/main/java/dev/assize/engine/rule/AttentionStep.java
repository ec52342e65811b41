package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attention at work: projections of all examples by one product each, the heads one by one.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class AttentionStep<A> implements Step<A> {
    private final AttentionRule rule;
    private final Kernels<A> kernels;
    private final Signal<A> output;
    private final List<Weights<A>> weights;
    private final TimeRows<A> inputRows;
    private final TimeRows<A> outputRows;
    private final AttentionHeads<A> heads;
    private final boolean learned;
    private final int steps;
    private final int queries;
    private final A x;
    private final A asking;
    private final A xGradient;
    private final A askingGradient;
    private final A outer;
    private final AttentionHeads.Matrices<A> all;
    private final AttentionHeads.Matrices<A> gradients;
    private final List<GradientTerm<A>> terms = new ArrayList<>();
    private int rows = -1;

    AttentionStep(AttentionRule rule, Scope<A> scope) {
        this.rule = rule;
        kernels = scope.kernels();
        weights = scope.weights();
        learned = rule.queries() > 0;
        Shape shape = rule.outputShape(scope.input().shape());
        output = learned ? new Signal<>(kernels, shape, scope.capacity()) : scope.signal(shape);
        inputRows = new TimeRows<>(scope.input());
        outputRows = new TimeRows<>(output);
        heads = new AttentionHeads<>(rule, scope);
        steps = scope.input().shape().steps();
        queries = shape.steps();
        x = kernels.allocate(scope.capacity() * steps * rule.inputs());
        xGradient = kernels.allocate(scope.capacity() * steps * rule.inputs());
        asking = learned ? kernels.allocate(scope.capacity() * queries * rule.inputs()) : x;
        askingGradient = kernels.allocate(scope.capacity() * queries * rule.inputs());
        outer = kernels.allocate(scope.capacity() * queries * rule.outputs());
        all = rule.heads().projected()
                ? matrices(scope.capacity())
                : new AttentionHeads.Matrices<>(asking, x, x, outer);
        gradients = matrices(scope.capacity());
        addTerms();
    }

    private void addTerms() {
        if (learned) {
            Vectors<A> slopes = Vectors.inPlaces(part -> askingGradient, 1, queries * rule.inputs());
            terms.add(SumTerm.of(kernels, slopes, weights.get(0)));
        }
        if (rule.heads().projected()) {
            terms.add(projection(0, gradients.queries(), asking, queries));
            terms.add(projection(1, gradients.keys(), x, steps));
            terms.add(projection(2, gradients.values(), x, steps));
            terms.add(OuterTerm.turned(
                    kernels,
                    Vectors.inPlaces(
                            part -> all.results(), queries, rule.heads().width()),
                    Vectors.inPlaces(part -> outer, queries, rule.outputs()),
                    matrix(3)));
        }
    }

    private OuterTerm<A> projection(int number, A slopes, A inputs, int perRow) {
        return OuterTerm.of(
                kernels,
                Vectors.inPlaces(part -> slopes, perRow, rule.heads().width()),
                Vectors.inPlaces(part -> inputs, perRow, rule.inputs()),
                List.of(matrix(number)));
    }

    private AttentionHeads.Matrices<A> matrices(int capacity) {
        int width = rule.heads().width();
        return new AttentionHeads.Matrices<>(
                kernels.allocate(capacity * queries * width),
                kernels.allocate(capacity * steps * width),
                kernels.allocate(capacity * steps * width),
                kernels.allocate(capacity * queries * width));
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
        inputRows.readValues(x, rows);
        if (learned) {
            int length = queries * rule.inputs();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(weights.get(0).values(), 0, asking, row * length, length);
            }
        }
        if (!rule.heads().projected()) {
            heads.forward(all, rows);
        } else {
            project(0, asking, all.queries(), queries);
            project(1, x, all.keys(), steps);
            project(2, x, all.values(), steps);
            heads.forward(all, rows);
            Product join = Product.of(
                    Form.PLAIN, rows * queries, rule.outputs(), rule.heads().width());
            kernels.products().multiply(join, all.results(), matrix(3).values(), outer);
        }
        outputRows.writeValues(outer, rows);
    }

    private Weights<A> matrix(int number) {
        return weights.get(learned ? number + 1 : number);
    }

    private void project(int number, A from, A to, int perRow) {
        Product product =
                Product.of(Form.RIGHT_TRANSPOSED, rows * perRow, rule.heads().width(), rule.inputs());
        kernels.products().multiply(product, from, matrix(number).values(), to);
    }

    @Override
    public void backward(boolean intoInput) {
        outputRows.readGradients(outer, rows);
        int width = rule.heads().width();
        if (rule.heads().projected()) {
            Product split = Product.of(Form.RIGHT_TRANSPOSED, rows * queries, width, rule.outputs());
            kernels.products().multiply(split, outer, matrix(3).values(), gradients.results());
        } else {
            System.arraycopy(outer, 0, gradients.results(), 0, rows * queries * width);
        }
        heads.backward(all, gradients, rows);
        collect(0, gradients.queries(), askingGradient, queries, false);
        if (intoInput) {
            collect(1, gradients.keys(), xGradient, steps, false);
            collect(2, gradients.values(), xGradient, steps, true);
            if (!learned) {
                kernels.rows().addScaled(1, askingGradient, xGradient, rows * steps * rule.inputs());
            }
            inputRows.writeGradients(xGradient, rows);
        }
    }

    private void collect(int number, A from, A to, int perRow, boolean add) {
        int length = rows * perRow * rule.inputs();
        if (rule.heads().projected()) {
            Product product = Product.of(
                    Form.PLAIN, rows * perRow, rule.inputs(), rule.heads().width());
            kernels.products()
                    .multiply(
                            add ? product.accumulating() : product,
                            from,
                            matrix(number).values(),
                            to);
        } else if (add) {
            kernels.rows().addScaled(1, from, to, length);
        } else {
            System.arraycopy(from, 0, to, 0, length);
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(terms);
    }
}
