package dev.assize.engine.plan;

import dev.assize.core.Tensor;
import dev.assize.engine.kernel.DoubleKernels;
import dev.assize.engine.kernel.FloatKernels;
import dev.assize.engine.rule.Run;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A DL4J network compiled. Parameters are copied in when the plan is made and by {@link #read}, and back by {@link
 * #write}. Not safe for several threads: buffers are shared by all runs.
 */
public final class Plan {
    private static final double[] NO_WEIGHTS = {};

    private final Execution<?> execution;
    private final PlanOptions options;

    private Plan(Execution<?> execution, PlanOptions options) {
        this.execution = execution;
        this.options = options;
    }

    /**
     * Compiles a network with default options.
     *
     * @throws PlanException if a layer, activation or loss has no rule; names all of them
     */
    public static Plan of(MultiLayerNetwork network, Precision precision) {
        return of(network, PlanOptions.defaults(precision));
    }

    /**
     * Compiles a network.
     *
     * @throws PlanException if a layer, activation or loss has no rule; names all of them
     */
    public static Plan of(MultiLayerNetwork network, PlanOptions options) {
        Blueprint blueprint = new NetworkReader(network).read();
        Plan plan = new Plan(
                options.precision() == Precision.FLOAT
                        ? new Execution<>(new FloatKernels(), blueprint, options)
                        : new Execution<>(new DoubleKernels(), blueprint, options),
                options);
        plan.read(network);
        return plan;
    }

    /** Returns how the plan computes. */
    public PlanOptions options() {
        return options;
    }

    /** Computes the outputs of a batch of any size, part by part, so that memory does not grow with it. */
    public Tensor predict(Batch batch) {
        return execution.predict(checked(batch));
    }

    /** Runs a batch forward as for prediction: nothing random. Keeps all values, unlike {@link #predict}. */
    public Pass forward(Batch batch) {
        return execution.forward(checked(batch), Run.PREDICT);
    }

    /** Runs a batch forward as in training, with everything random drawn from {@code seed}. */
    public Pass forward(Batch batch, long seed) {
        return execution.forward(checked(batch), new Run(true, seed, 0));
    }

    /**
     * Runs forward and backward and leaves the gradient of the summed loss, to be read by {@link #gradient} or
     * followed by {@link #move}. Takes the batch in parts, so that memory does not grow with it.
     *
     * @param inputs the batch
     * @param targets what the outputs should be
     * @param seed for everything random in this step
     * @return the loss of each row
     */
    public double[] train(Batch inputs, Batch targets, long seed) {
        return train(List.of(inputs), List.of(targets), NO_WEIGHTS, seed);
    }

    /**
     * Runs forward and backward and leaves the gradient of the weighted sum of the losses, {@code sum_i w_i loss_i}.
     *
     * @param inputs for each input of the network a batch, in the network's order
     * @param targets for each output of the network what it should be
     * @param weights one for each row, finite; empty for 1
     * @param seed for everything random in this step
     * @return the loss of each row, summed over the outputs and not weighted
     */
    public double[] train(List<Batch> inputs, List<Batch> targets, double[] weights, long seed) {
        if (inputs.size() != 1 || targets.size() != 1) {
            throw new IllegalArgumentException(inputs.size() + " inputs and " + targets.size()
                    + " targets were given; the network has one input and one output");
        }
        Batch input = inputs.get(0);
        Batch target = targets.get(0);
        int outputs = execution
                .blueprint()
                .logits(Layout.ofAxes(checked(input).axes()).shape())
                .size();
        if (target.rows() != input.rows() || target.rowSize() != outputs) {
            throw new IllegalArgumentException("targets for " + target.rows() + " rows of " + target.rowSize()
                    + " numbers were given; the batch has " + input.rows() + " rows and the network " + outputs
                    + " outputs");
        }
        checkWeights(weights, input.rows());
        return execution.train(input, target, weights, seed);
    }

    private static void checkWeights(double[] weights, int rows) {
        if (weights.length != 0 && weights.length != rows) {
            throw new IllegalArgumentException(
                    weights.length + " weights were given for " + rows + " rows; give one for each row, or none");
        }
        for (int row = 0; row < weights.length; row++) {
            if (!Double.isFinite(weights[row])) {
                throw new IllegalArgumentException(
                        "the weight of row " + row + " is " + weights[row] + "; weights are finite numbers");
            }
        }
    }

    /**
     * Adds {@code factor} times the gradient of the last {@link #train} to the parameters; running averages, which
     * batch normalisation keeps, move to their next value whatever the factor is.
     */
    public void move(double factor) {
        execution.move(factor);
    }

    /**
     * Returns the gradient of the last {@link #train} in DL4J's order, summed over the rows; 0 for what is not
     * trained.
     */
    public double[] gradient() {
        return execution.parameters().gradient();
    }

    /** Returns the parameters where they lie, for an optimiser. */
    public ParameterMemory<?> memory() {
        return execution.memory();
    }

    /** Returns how many units the last layer has. */
    int outputUnits() {
        return execution.blueprint().outputUnits();
    }

    Head head() {
        return execution.blueprint().head();
    }

    /** Returns the parameters in DL4J's order. */
    public double[] parameters() {
        return execution.parameters().toArray();
    }

    /** Returns how many parameters there are. */
    public int parameterCount() {
        return execution.parameters().length();
    }

    /** Replaces the parameters, given in DL4J's order. */
    public void setParameters(double[] flat) {
        if (flat.length != parameterCount()) {
            throw new IllegalArgumentException(flat.length + " parameters were given; the plan has " + parameterCount()
                    + ", so they belong to another network");
        }
        execution.parameters().readFrom(flat);
    }

    /** Copies the parameters of a network of the same layers in. */
    public void read(MultiLayerNetwork network) {
        setParameters(network.params().data().asDouble());
    }

    /** Copies the parameters into a network of the same layers, as it keeps them. */
    public void write(MultiLayerNetwork network) {
        assign(network.params(), parameters());
    }

    /** Copies the gradient into {@code view}, for example a network's flattened gradient, for DL4J's updaters. */
    public void writeGradient(INDArray view) {
        assign(view, gradient());
    }

    private static void assign(INDArray target, double[] flat) {
        if (target.length() != flat.length) {
            throw new IllegalArgumentException("an array of " + target.length() + " numbers was given for "
                    + flat.length + " parameters, so it belongs to another network");
        }
        target.assign(Nd4j.createFromArray(flat).castTo(target.dataType()).reshape(target.shape()));
    }

    private Batch checked(Batch batch) {
        if (batch.rows() == 0) {
            throw new IllegalArgumentException("a batch without rows of shape " + Arrays.toString(batch.axes())
                    + " was given; give at least one row");
        }
        return batch;
    }
}
