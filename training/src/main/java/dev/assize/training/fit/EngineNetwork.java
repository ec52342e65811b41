package dev.assize.training.fit;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.update.Updater;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network of DL4J, its plan and its updater. */
final class EngineNetwork {
    private final Model model;
    private final Dl4jNetwork network;
    private final Plan plan;
    private final Updater updater;
    private final int firstEpoch;
    private int iteration;

    private EngineNetwork(Model model, Dl4jNetwork network, Plan plan, Updater updater) {
        this.model = model;
        this.network = network;
        this.plan = plan;
        this.updater = updater;
        this.iteration = network.iteration();
        this.firstEpoch = network.epoch();
    }

    static EngineNetwork of(Model model, FitOptions options) {
        Dl4jNetwork network = Dl4jNetwork.of(model);
        Plan plan = Plan.of(model, options.plan());
        Updater updater = Updater.of(model, plan, options.step().largestNorm());
        return new EngineNetwork(model, network, plan, updater);
    }

    /** Returns DL4J's configuration without counts. */
    String configuration() {
        return network.configuration();
    }

    /** Returns how many parameters there are. */
    int parameters() {
        return plan.parameterCount();
    }

    /** Returns how messages call a layer. */
    String nameOf(int layer) {
        return network.nameOf(layer);
    }

    /** Returns how messages call a place of a pass: a layer, or a vertex of a graph. */
    String placeOf(int place) {
        return model instanceof ComputationGraph ? "vertex '" + plan.layerName(place) + "'" : nameOf(place);
    }

    /** Returns how many layers there are. */
    int layers() {
        return network.layers().size();
    }

    /** Returns how many parameters a layer has. */
    int parametersOf(int layer) {
        return Math.toIntExact(network.layers().get(layer).numParams());
    }

    /** Returns a copy of the current state. */
    Kept state() {
        return new Kept(iteration, plan.parameters(), updater.state());
    }

    /** Goes to a state. */
    void set(Kept state) {
        plan.setParameters(state.parameters());
        updater.setState(state.updater());
        iteration = state.iteration();
    }

    /** Leaves the gradient of a batch; returns the loss of each row, not weighted. */
    double[] train(List<Batch> inputs, List<Batch> targets, double[] weights, long seed) {
        return plan.train(inputs, targets, weights, seed);
    }

    /** Leaves the sum of the clipped gradients of records. */
    Clipped trainClipped(List<Batch> inputs, List<Batch> targets, Records records, Clipping clipping, long seed) {
        return plan.trainClipped(inputs, targets, records, clipping, seed);
    }

    /** Moves the parameters by the gradient that is there. */
    void step(int pass, int rows) {
        updater.step(iteration, firstEpoch + pass, rows);
        iteration++;
    }

    /** Runs a batch as in training and keeps the values of all layers. */
    Pass forward(List<Batch> inputs, long seed) {
        return plan.forward(inputs, seed);
    }

    /** Runs a batch as for prediction and keeps the values of all layers. */
    Pass forward(List<Batch> inputs) {
        return plan.forward(inputs);
    }

    Plan plan() {
        return plan;
    }

    /** Puts a state and its counts into the network of DL4J. */
    void handBack(Kept state, int passes) {
        set(state);
        plan.write(model);
        if (network.keepsUpdaterState()) {
            updater.write(model);
        }
        network.count(state.iteration(), firstEpoch + passes);
    }
}
