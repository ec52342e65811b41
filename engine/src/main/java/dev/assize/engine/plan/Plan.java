package dev.assize.engine.plan;

import dev.assize.core.Problem;
import dev.assize.core.Tensor;
import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.DoubleKernels;
import dev.assize.engine.kernel.FloatKernels;
import dev.assize.engine.rule.Run;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
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
     * @param network a MultiLayerNetwork or a ComputationGraph
     * @throws PlanException if something in the network cannot be compiled; names all of it
     */
    public static Plan of(Model network, Precision precision) {
        return of(network, PlanOptions.defaults(precision));
    }

    /**
     * Compiles a network.
     *
     * @param network a MultiLayerNetwork or a ComputationGraph
     * @throws PlanException if something in the network cannot be compiled; names all of it
     */
    public static Plan of(Model network, PlanOptions options) {
        Blueprint blueprint = blueprint(network);
        Plan plan = new Plan(
                options.precision() == Precision.FLOAT
                        ? new Execution<>(new FloatKernels(), blueprint, options)
                        : new Execution<>(new DoubleKernels(), blueprint, options),
                options);
        plan.read(network);
        return plan;
    }

    private static Blueprint blueprint(Model network) {
        if (network instanceof MultiLayerNetwork chain) {
            return new NetworkReader(chain).read();
        }
        if (network instanceof ComputationGraph graph) {
            return new GraphReader(graph).read();
        }
        throw new IllegalArgumentException(network.getClass().getName()
                + " was given; only a MultiLayerNetwork or a ComputationGraph can be compiled");
    }

    /** Returns how the plan computes. */
    public PlanOptions options() {
        return options;
    }

    /**
     * Returns how many bytes parameters, their gradients and the buffers of layers take; grows with the first run on
     * inputs of a new shape, and stays under {@link PlanOptions#memoryLimit()}.
     */
    public long bufferBytes() {
        return execution.bufferBytes();
    }

    /** Computes the outputs of a batch of any size, part by part, so that memory does not grow with it. */
    public Tensor predict(Batch batch) {
        return predict(List.of(batch)).get(0);
    }

    /**
     * Computes the outputs of a batch of any size, part by part.
     *
     * @param inputs for each input of the network a batch, in the network's order
     * @return each output of the network
     */
    public List<Tensor> predict(List<Batch> inputs) {
        return execution.predict(inputs);
    }

    /**
     * Computes losses and outputs as for prediction, part by part, and no gradients.
     *
     * @param inputs for each input of the network a batch, in the network's order
     * @param targets for each output of the network what it should be
     */
    public Scored score(List<Batch> inputs, List<Batch> targets) {
        return execution.score(inputs, targets);
    }

    /** Runs a batch forward as for prediction: nothing random. Keeps all values, unlike {@link #predict(Batch)}. */
    public Pass forward(Batch batch) {
        return forward(List.of(batch));
    }

    /** Runs batches, one for each input of the network, forward as for prediction. */
    public Pass forward(List<Batch> inputs) {
        return execution.forward(inputs, Run.PREDICT);
    }

    /** Runs a batch forward as in training, with everything random drawn from {@code seed}. */
    public Pass forward(Batch batch, long seed) {
        return forward(List.of(batch), seed);
    }

    /** Runs batches, one for each input of the network, forward as in training. */
    public Pass forward(List<Batch> inputs, long seed) {
        return execution.forward(inputs, new Run(true, seed, 0));
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
        checkWeights(weights, inputs.isEmpty() ? 0 : inputs.get(0).rows());
        return execution.train(new Training(inputs, targets, weights, seed));
    }

    /**
     * Runs forward and backward and leaves the sum of clipped gradients, {@code sum_r w_r g_r}, where {@link #train}
     * leaves its gradient. With {@code loss_i} the loss of row i and {@code a_i} its weight, {@code g_r} is the
     * gradient of {@code sum_i a_i loss_i} over the rows of record r, and {@code w_r} follows from its Euclidean norm.
     * Parameters that are not trained do not count. A record whose gradient is not finite adds nothing; a batch without
     * rows leaves 0.
     *
     * <p>Norms are measured in the number type of the plan and added in double precision. To hold
     * {@code |w_r g_r| <= C} after rounding, weights are smaller than {@code clipping} says by 3e-5 (float) or 1e-12
     * (double).
     *
     * @param inputs for each input of the network a batch
     * @param targets for each output of the network what it should be
     * @param records which rows belong together, and how much each counts
     * @param clipping the bound
     * @param seed for everything random in this step
     * @throws PlanException if there is no gradient of a single record; see {@link #clippingProblems}
     */
    public Clipped trainClipped(
            List<Batch> inputs, List<Batch> targets, Records records, Clipping clipping, long seed) {
        if (!clippingProblems().isEmpty()) {
            throw new PlanException(clippingProblems());
        }
        int rows = inputs.isEmpty() ? 0 : inputs.get(0).rows();
        if (records.rows() != rows) {
            throw new IllegalArgumentException("records of " + records.rows() + " rows were given for a batch of "
                    + rows + "; each row of the batch belongs to one record");
        }
        return execution.trainClipped(new Training(inputs, targets, records.rowWeights(), seed), records, clipping);
    }

    /**
     * Returns a problem, with a replacement, for each layer that mixes examples and each loss that is no sum of them.
     */
    public List<Problem> clippingProblems() {
        return Unclippable.in(execution.blueprint());
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

    /**
     * Returns whether rows of targets can have prices (see {@link RowPrices}): whether the network has one output, which
     * ends with softmax and cross entropy over several classes, or with one logistic unit and binary cross entropy.
     */
    public boolean takesPrices() {
        List<Head> heads = heads();
        if (heads.size() != 1 || !(heads.get(0).loss() instanceof Head.Fused fused)) {
            return false;
        }
        return fused.entropy() == Head.Entropy.SOFTMAX ? outputUnits() > 1 : outputUnits() == 1;
    }

    /** Returns how many units the last layer has. */
    int outputUnits() {
        return execution.blueprint().outputUnits();
    }

    /** Returns the heads of the network's outputs. */
    List<Head> heads() {
        return execution.blueprint().outputs().stream()
                .map(Blueprint.Output::head)
                .toList();
    }

    /** Returns the names of the network's inputs, in the order in which it takes them. */
    public List<String> inputNames() {
        return execution.blueprint().inputs();
    }

    /** Returns how many layers, or vertices of a graph without its inputs, a {@link Pass} can look at. */
    public int layerCount() {
        return execution.blueprint().places().size();
    }

    /** Returns the name of a layer or vertex. */
    public String layerName(int layer) {
        return execution.blueprint().places().get(layer).name();
    }

    /** Returns the parameters in DL4J's order. */
    public double[] parameters() {
        return execution.parameters().toArray();
    }

    /** Returns whether every parameter is finite. */
    public boolean parametersAreFinite() {
        return execution.parameters().areFinite();
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
    public void read(Model network) {
        setParameters(network.params().data().asDouble());
    }

    /** Copies the parameters into a network of the same layers, as it keeps them. */
    public void write(Model network) {
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
}
