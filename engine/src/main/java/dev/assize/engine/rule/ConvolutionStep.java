package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.kernel.Window;
import dev.assize.engine.kernel.WindowRuns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A convolution at work: patches of all rows as one matrix, kept for the weight gradient, and one product. With a
 * kernel of one place the images are that matrix.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ConvolutionStep<A> implements Step<A> {
    private final ConvolutionRule rule;
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
    private final OuterTerm<A> term;

    ConvolutionStep(ConvolutionRule rule, Scope<A> scope) {
        this.rule = rule;
        this.scope = scope;
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        window = rule.sliding().over(input.shape());
        runs = new WindowRuns(window);
        patches = window.isPointwise() ? input.values(0) : kernels.allocate(scope.capacity() * runs.patchesSize());
        activator = new Activator<>(kernels, rule.activation(), rule.outputs(), output, scope.capacity());
        term = OuterTerm.of(
                kernels,
                Vectors.inPlaces(output::gradients, window.positions(), rule.outputs()),
                Vectors.inPlaces(part -> patches, window.positions(), window.patch()),
                rule.bias() ? List.of(weights(), scope.weights().get(0)) : List.of(weights()));
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
            forward = Product.of(Form.RIGHT_TRANSPOSED, places, rule.outputs(), window.patch());
            backward = Product.of(Form.PLAIN, places, window.patch(), rule.outputs());
            term.resize(rows);
        }
    }

    @Override
    public void forward(Run run) {
        if (!window.isPointwise()) {
            kernels.windows().gather(runs, input.values(0), 0, patches, rows);
        }
        kernels.products().multiply(forward, patches, weights().values(), output.values(0));
        int places = rows * window.positions();
        if (rule.bias()) {
            activator.forward(output.values(0), scope.weights().get(0).values(), 0, places);
        } else {
            activator.forward(output.values(0), 0, places);
        }
    }

    @Override
    public void backward(boolean intoInput) {
        A gradients = output.gradients(0);
        activator.backward(output.values(0), gradients, 0, rows * window.positions());
        if (intoInput && window.isPointwise()) {
            kernels.products().multiply(backward, gradients, weights().values(), input.gradients(0));
        } else if (intoInput) {
            A scratch = patchGradients();
            kernels.products().multiply(backward, gradients, weights().values(), scratch);
            kernels.rows().fill(input.gradients(0), rows * window.imageSize(), 0);
            kernels.windows().scatter(runs, scratch, input.gradients(0), 0, rows);
        }
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(List.of(term));
    }

    private Weights<A> weights() {
        return scope.weights().get(rule.bias() ? 1 : 0);
    }

    private A patchGradients() {
        if (patchGradients == null) {
            patchGradients = kernels.allocate(scope.capacity() * runs.patchesSize());
        }
        return patchGradients;
    }
}
