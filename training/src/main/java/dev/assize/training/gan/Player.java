package dev.assize.training.gan;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.engine.update.Updater;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One of the two networks, with its plan, optimizer and count of steps. */
final class Player {
    private final MultiLayerNetwork network;
    private final Plan plan;
    private final Updater updater;
    private final Average average;
    private int steps;

    private Player(MultiLayerNetwork network, Plan plan, Updater updater, Average average) {
        this.network = network;
        this.plan = plan;
        this.updater = updater;
        this.average = average;
    }

    /** Makes a player; {@code averaging} is the part that its average keeps at a step, 0 for none. */
    static Player of(MultiLayerNetwork network, double averaging) {
        Plan plan = Plan.of(network, Precision.FLOAT);
        return new Player(network, plan, Updater.of(network, plan), Average.of(averaging, plan.parameters()));
    }

    Plan plan() {
        return plan;
    }

    Pass forward(Batch batch, long seed) {
        return plan.forward(batch, seed);
    }

    /** Moves along the gradient of a pass that went backward. */
    void step(Pass pass, int epoch, int rows) {
        pass.leaveGradient();
        step(epoch, rows);
    }

    /** Leaves the sum of the clipped gradients of single images. */
    Clipped leaveClipped(Batch images, Batch targets, Clipping clipping, long seed) {
        return plan.trainClipped(List.of(images), List.of(targets), Records.single(images.rows()), clipping, seed);
    }

    /** Moves along the gradient that is there. */
    void step(int epoch, int rows) {
        updater.step(steps, epoch, rows);
        steps++;
        average.add(plan::parameters);
    }

    /**
     * Lets somebody look at the player with its average parameters, where there are any; then it plays on as it was.
     */
    void shown(Runnable look) {
        double[] playing = plan.parameters();
        average.current().ifPresent(plan::setParameters);
        look.run();
        plan.setParameters(playing);
    }

    State state() {
        return new State(plan.parameters(), updater.state(), steps, average.current());
    }

    /** Goes to a state for good, with its average parameters where there are any. */
    void end(State state) {
        set(state);
        state.average.ifPresent(plan::setParameters);
    }

    private void set(State state) {
        plan.setParameters(state.parameters);
        updater.setState(state.updater);
        steps = state.steps;
    }

    /** Returns the network with all that was learned, for DL4J to go on with. */
    MultiLayerNetwork network(int epochs) {
        plan.write(network);
        updater.write(network);
        network.setIterationCount(steps);
        network.setEpochCount(epochs);
        return network;
    }

    /** Parameters, state of the optimizer, and count of steps. */
    static final class State {
        private final double[] parameters;
        private final double[] updater;
        private final int steps;
        private final Optional<double[]> average;

        State(double[] parameters, double[] updater, int steps, Optional<double[]> average) {
            this.parameters = parameters;
            this.updater = updater;
            this.steps = steps;
            this.average = average;
        }

        boolean isFinite() {
            return Arrays.stream(parameters).allMatch(Double::isFinite)
                    && Arrays.stream(updater).allMatch(Double::isFinite);
        }
    }
}
