package dev.assize.training.gan;

import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.engine.update.Updater;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One of the two networks, with its plan, optimizer and count of steps. */
final class Player {
    private final MultiLayerNetwork network;
    private final Plan plan;
    private final Updater updater;
    private int steps;

    private Player(MultiLayerNetwork network, Plan plan, Updater updater) {
        this.network = network;
        this.plan = plan;
        this.updater = updater;
    }

    static Player of(MultiLayerNetwork network) {
        Plan plan = Plan.of(network, Precision.FLOAT);
        return new Player(network, plan, Updater.of(network, plan));
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
        updater.step(steps, epoch, rows);
        steps++;
    }

    State state() {
        return new State(plan.parameters(), updater.state(), steps);
    }

    void set(State state) {
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

        State(double[] parameters, double[] updater, int steps) {
            this.parameters = parameters;
            this.updater = updater;
            this.steps = steps;
        }

        boolean isFinite() {
            return Arrays.stream(parameters).allMatch(Double::isFinite)
                    && Arrays.stream(updater).allMatch(Double::isFinite);
        }
    }
}
