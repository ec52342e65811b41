package dev.assize.engine.fallback;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.rule.GradientTerm;
import dev.assize.engine.rule.Mask;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Scope;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import dev.assize.engine.rule.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One of DL4J's layers at work, one example at a time. The backward step runs an example forward again, since DL4J's
 * layers remember the last example only.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Dl4jStep<A> implements Step<A> {
    private final Kernels<A> kernels;
    private final Scope<A> scope;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Dl4jLayer runtime;
    private final Examples<A> inputs;
    private final Examples<A> outputs;
    private final double[] parameters;
    private final double[] gradients;
    private final double[] rowWeights;
    private final double gradientFactor;
    private Optional<Labels> labels = Optional.empty();
    private boolean training;
    private boolean wasMasked;
    private int rows;

    Dl4jStep(Dl4jRule rule, Scope<A> scope) {
        this.scope = scope;
        gradientFactor = rule.gradientFactor();
        kernels = scope.kernels();
        input = scope.input();
        output = new Signal<>(kernels, rule.outputShape(input.shape()), scope.capacity());
        runtime = new Dl4jLayer(rule.configuration(), rule.index(), Examples.type(kernels));
        inputs = new Examples<>(kernels, input.shape());
        outputs = new Examples<>(kernels, output.shape());
        parameters = new double[runtime.parameterCount()];
        gradients = new double[runtime.parameterCount()];
        rowWeights = new double[scope.capacity()];
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
    }

    @Override
    public void forward(Run run) {
        training = run.training();
        labels = Optional.empty();
        loadParameters();
        output.mask().present(input.mask().present());
        for (int row = 0; row < rows; row++) {
            setMask(row);
            INDArray result = runtime.activate(inputs.read(input::values, row), training);
            outputs.write(Examples.numbers(result), output::values, row);
        }
    }

    private void loadParameters() {
        if (parameters.length > 0) {
            A values = scope.weights().get(0).values();
            kernels.transfer().copyOut(values, 0, parameters, 0, Transfer.Grid.run(parameters.length));
            runtime.setParameters(parameters);
        }
    }

    /** Tells the layer which time steps of a row count, and keeps what it hands on. */
    private void setMask(int row) {
        Mask mask = input.mask();
        if (!mask.present()) {
            if (wasMasked) {
                runtime.layer().setMaskArray(null);
            }
            return;
        }
        wasMasked = true;
        double[] steps = new double[mask.steps()];
        for (int step = 0; step < steps.length; step++) {
            steps[step] = mask.factors(step)[row];
        }
        INDArray array = Examples.array(kernels, steps, 1, steps.length);
        handOn(runtime.layer().feedForwardMaskArray(array, MaskState.Active, 1), row);
    }

    private void handOn(@Nullable Pair<INDArray, MaskState> given, int row) {
        Mask mask = output.mask();
        INDArray steps = given == null ? null : given.getFirst();
        if (steps == null || steps.length() != mask.steps()) {
            mask.present(false);
            return;
        }
        for (int step = 0; step < mask.steps(); step++) {
            mask.factors(step)[row] = steps.getDouble(step) == 0 ? 0 : 1;
        }
    }

    /**
     * Computes the losses of a layer that ends a network; {@link #backward} then starts from them.
     *
     * @param given the labels of each row
     * @param losses receives the loss of each row
     */
    public void loss(Labels given, double[] losses) {
        labels = Optional.of(given);
        Arrays.fill(rowWeights, 0, rows, 1);
        for (int row = 0; row < rows; row++) {
            losses[row] = end(given, row).computeScore(0, true, Dl4jLayer.memory());
        }
    }

    /** Multiplies the gradients of the losses by weights. */
    public void weigh(double[] weights, int first) {
        System.arraycopy(weights, first, rowWeights, 0, rows);
    }

    private IOutputLayer end(Labels given, int row) {
        setMask(row);
        IOutputLayer layer = (IOutputLayer) runtime.layer();
        layer.setInput(inputs.read(input::values, row), Dl4jLayer.memory());
        given.into(kernels, layer, row);
        return layer;
    }

    @Override
    public void backward(boolean intoInput) {
        Arrays.fill(gradients, 0);
        for (int row = 0; row < rows; row++) {
            runtime.clearGradients();
            INDArray below = backward(row).getSecond();
            double weight = gradientFactor * (labels.isPresent() ? rowWeights[row] : 1);
            runtime.addGradients(weight, gradients);
            if (intoInput) {
                write(below, weight, row);
            }
        }
    }

    private Pair<Gradient, INDArray> backward(int row) {
        if (labels.isPresent()) {
            return end(labels.get(), row).backpropGradient(null, Dl4jLayer.memory());
        }
        setMask(row);
        runtime.activate(inputs.read(input::values, row), training);
        return runtime.layer().backpropGradient(outputs.read(output::gradients, row), Dl4jLayer.memory());
    }

    /** A layer that lets no gradient pass gives zeros. */
    private void write(@Nullable INDArray below, double weight, int row) {
        double[] numbers = below == null ? new double[input.shape().size()] : Examples.numbers(below);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= weight;
        }
        inputs.write(numbers, input::gradients, row);
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return parameters.length == 0 ? Optional.of(List.of()) : Optional.empty();
    }

    @Override
    public void gradient(boolean accumulate) {
        if (parameters.length == 0) {
            return;
        }
        Weights<A> weights = scope.weights().get(0);
        for (int i = 0; i < gradients.length; i++) {
            double before = accumulate ? kernels.transfer().get(weights.gradient(), i) : 0;
            kernels.transfer().set(weights.gradient(), i, before + gradients[i]);
        }
    }
}
