package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.kernel.Window;
import dev.assize.engine.kernel.WindowRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deconvolution at work: a convolution's way back is its way forward, and the other way round.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class DeconvolutionStep<A> implements Step<A> {
    private final DeconvolutionRule rule;
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Scope<A> scope;
    private final Activator<A> activator;
    private final Window window;
    private final WindowRuns runs;
    private final A patches;
    private @Nullable A patchGradients;
    private int rows = -1;
    private Product forward = Product.of(Form.PLAIN, 0, 0, 0);
    private Product backward = forward;
    private final List<GradientTerm<A>> terms = new ArrayList<>();

    DeconvolutionStep(DeconvolutionRule rule, Scope<A> scope) {
        this.rule = rule;
        this.scope = scope;
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        window = rule.sliding().under(input.shape(), rule.outputs());
        runs = new WindowRuns(window);
        patches = kernels.allocate(scope.capacity() * runs.patchesSize());
        activator = new Activator<>(kernels, rule.activation(), rule.outputs(), output, scope.capacity());
        terms.add(OuterTerm.turned(
                kernels,
                Vectors.inPlaces(input::values, window.positions(), rule.inputs()),
                Vectors.inPlaces(part -> patchGradients(), window.positions(), window.patch()),
                weights()));
        if (rule.bias()) {
            int area = output.shape().extent().area();
            terms.add(SumTerm.of(
                    kernels,
                    Vectors.inPlaces(output::gradients, area, rule.outputs()),
                    scope.weights().get(0)));
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
            int places = rows * window.positions();
            forward = Product.of(Form.PLAIN, places, window.patch(), rule.inputs());
            backward = Product.of(Form.RIGHT_TRANSPOSED, places, rule.inputs(), window.patch());
            terms.forEach(term -> term.resize(rows));
        }
    }

    @Override
    public void forward(Run run) {
        A values = output.values(0);
        kernels.products().multiply(forward, input.values(0), weights().values(), patches);
        kernels.rows().fill(values, rows * window.imageSize(), 0);
        kernels.windows().scatter(runs, patches, values, 0, rows);
        if (rule.bias()) {
            activator.forward(values, scope.weights().get(0).values(), 0, places());
        } else {
            activator.forward(values, 0, places());
        }
    }

    @Override
    public void backward(boolean intoInput) {
        activator.backward(output.values(0), output.gradients(0), 0, places());
        A slopes = patchGradients();
        kernels.windows().gather(runs, output.gradients(0), 0, slopes, rows);
        if (intoInput) {
            kernels.products().multiply(backward, slopes, weights().values(), input.gradients(0));
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(terms);
    }

    private A patchGradients() {
        if (patchGradients == null) {
            patchGradients = kernels.allocate(scope.capacity() * runs.patchesSize());
        }
        return patchGradients;
    }

    private int places() {
        return rows * output.shape().extent().area();
    }

    private Weights<A> weights() {
        return scope.weights().get(rule.bias() ? 1 : 0);
    }
}
