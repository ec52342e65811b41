package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.kernel.Window;
import dev.assize.engine.kernel.WindowRuns;
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
    private Product gradient = forward;
    private Product gradientSum = forward;

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
            gradient = Product.of(Form.LEFT_TRANSPOSED, rule.inputs(), window.patch(), places);
            gradientSum = gradient.accumulating();
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
        if (patchGradients == null) {
            patchGradients = kernels.allocate(scope.capacity() * runs.patchesSize());
        }
        kernels.windows().gather(runs, output.gradients(0), 0, patchGradients, rows);
        if (intoInput) {
            kernels.products().multiply(backward, patchGradients, weights().values(), input.gradients(0));
        }
    }

    @Override
    public void gradient(boolean accumulate) {
        if (patchGradients == null) {
            throw new IllegalStateException("a deconvolution was asked for gradients before it was sent any; call "
                    + "backward on the pass first");
        }
        Product product = accumulate ? gradientSum : gradient;
        kernels.products()
                .multiply(product, input.values(0), patchGradients, weights().gradient());
        if (rule.bias()) {
            A sums = scope.weights().get(0).gradient();
            if (!accumulate) {
                kernels.rows().fill(sums, rule.outputs(), 0);
            }
            kernels.rows().addColumnSums(output.gradients(0), places(), rule.outputs(), sums);
        }
    }

    private int places() {
        return rows * output.shape().extent().area();
    }

    private Weights<A> weights() {
        return scope.weights().get(rule.bias() ? 1 : 0);
    }
}
