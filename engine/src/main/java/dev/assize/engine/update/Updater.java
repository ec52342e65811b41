package dev.assize.engine.update;

import dev.assize.engine.plan.ParameterMemory;
import dev.assize.engine.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The optimisers of a DL4J network, applied to a plan of it. A step does what DL4J does between the gradient and the
 * next iteration, in this order: division by the number of rows (unless the configuration says otherwise; never for
 * running means and variances), clipping by the norm of everything if asked for, the layer's gradient normalisation, L1
 * and L2, the optimiser (bias and weights may have different ones), weight decay, subtraction, constraints.
 *
 * <p>Departures from DL4J: parameters that the plan does not train stay as they are, also under weight decay.
 */
public final class Updater {
    private final Plan plan;
    private final Stepper<?> stepper;
    private final Constraints constraints;
    private final boolean averaged;

    private Updater(Model network, Plan plan, OptionalDouble globalNorm) {
        this.plan = plan;
        List<Variable> variables = Variables.of(network);
        int length =
                variables.isEmpty() ? 0 : variables.get(variables.size() - 1).end();
        if (length != plan.parameterCount()) {
            throw new IllegalArgumentException("a network of " + length + " parameters was given for a plan of "
                    + plan.parameterCount() + "; give the network that the plan was made of");
        }
        stepper = stepper(plan.memory(), variables, globalNorm);
        constraints = Constraints.of(network, variables);
        averaged = network.conf().isMiniBatch();
    }

    private static <A> Stepper<A> stepper(
            ParameterMemory<A> memory, List<Variable> variables, OptionalDouble globalNorm) {
        return new Stepper<>(memory, variables, globalNorm);
    }

    /**
     * Reads the optimisers of a network, and their state if it has one.
     *
     * @param network what {@code plan} was made of
     * @param plan whose parameters are to move
     * @throws dev.assize.engine.plan.PlanException if an optimiser or a regularisation is none of DL4J's own; names all
     */
    public static Updater of(Model network, Plan plan) {
        return of(network, plan, OptionalDouble.empty());
    }

    /**
     * As {@link #of(Model, Plan)}, and scales the whole gradient down where its norm exceeds a limit: g is multiplied
     * by min(1, limit / |g|), |g| over all trained parameters, after the division by the number of rows.
     *
     * @param network what {@code plan} was made of
     * @param plan whose parameters are to move
     * @param globalNorm the limit, above 0, if there is one
     */
    public static Updater of(Model network, Plan plan, OptionalDouble globalNorm) {
        if (globalNorm.isPresent() && !(globalNorm.getAsDouble() > 0 && Double.isFinite(globalNorm.getAsDouble()))) {
            throw new IllegalArgumentException("the gradient's norm cannot be limited to " + globalNorm.getAsDouble()
                    + "; give a number above 0, or none");
        }
        Updater updater = new Updater(network, plan, globalNorm);
        stateView(network, false).ifPresent(updater::readFrom);
        return updater;
    }

    /**
     * Moves the parameters of the plan along the gradient that its last {@code train} left.
     *
     * @param iteration steps taken before this one, for schedules and for the first steps of Adam and its kin
     * @param epoch epochs before this one, for schedules
     * @param rows how many rows the gradient is a sum over
     */
    public void step(int iteration, int epoch, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "a step over " + rows + " rows was asked for; a gradient is a sum over at least 1 row");
        }
        stepper.step(new Moment(iteration, epoch), averaged ? 1.0 / rows : 1);
        constraints.apply(plan, iteration, epoch);
    }

    /**
     * Returns what regularisation adds to the loss of a step: the sum over parameters w of c |w| for L1, and c/2 w^2
     * for L2 and weight decay.
     */
    public double penalty(int iteration, int epoch) {
        return stepper.penalty(new Moment(iteration, epoch));
    }

    /** Returns the state of the optimisers in the layout of DL4J's updater state; empty if they have none. */
    public double[] state() {
        return stepper.states().toArray();
    }

    /** Replaces the state of the optimisers, given in the layout of DL4J's updater state. */
    public void setState(double[] state) {
        stepper.states().readFrom(state);
    }

    /** Copies the state of a network's own updater in; a network without one leaves this state as it is. */
    public void read(Model network) {
        stateView(network, false).ifPresent(this::readFrom);
    }

    /** Copies the state to a network's own updater, so that DL4J, and files saved by it, go on from here. */
    public void write(Model network) {
        double[] state = state();
        stateView(network, true).ifPresent(view -> {
            if (view.length() != state.length) {
                throw new IllegalArgumentException("the updater of the network keeps " + view.length()
                        + " numbers, this one " + state.length + ", so it belongs to another network");
            }
            view.assign(Nd4j.createFromArray(state).castTo(view.dataType()).reshape(view.shape()));
        });
    }

    private void readFrom(INDArray view) {
        setState(view.dup().data().asDouble());
    }

    private static Optional<INDArray> stateView(Model network, boolean make) {
        if (network instanceof MultiLayerNetwork chain) {
            return Optional.ofNullable(chain.getUpdater(make)).map(updater -> updater.getStateViewArray());
        }
        return Optional.ofNullable(((ComputationGraph) network).getUpdater(make))
                .map(updater -> updater.getStateViewArray());
    }
}
