package dev.assize.training.fit;

import dev.assize.core.OutputScale;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.engine.plan.RowPrices;
import dev.assize.engine.update.Updater;
import dev.assize.training.network.NetworkBuilder;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The adversary of {@link AdversarySettings} while a network is trained against it. */
final class Adversary {
    private static final int PER_EVENT = 2;
    private static final OutputScale LOGIT = OutputScale.LOGIT;

    private final RowAdversary rows;
    private final AdversarySettings settings;
    private final Plan plan;
    private final Updater updater;
    private int steps;

    private Adversary(RowAdversary rows, Plan plan, Updater updater) {
        this.rows = rows;
        this.settings = rows.settings();
        this.plan = plan;
        this.updater = updater;
    }

    /** Makes an adversary that has learned nothing yet. */
    static Adversary of(RowAdversary rows, Seed seed) {
        AdversarySettings.Form form = rows.settings().form();
        TrainingSettings built = TrainingSettings.of(new MlpNetwork(List.of(form.hidden()), HiddenActivation.TANH))
                .withOptimizer(OptimizerSettings.of(Optimizer.ADAM, form.learningRate()));
        MultiLayerNetwork network = (MultiLayerNetwork) NetworkBuilder.build(
                built,
                new int[] {PER_EVENT * rows.settings().events()},
                rows.settings().groups(),
                seed.child("adversary"));
        Plan plan = Plan.of(network, Precision.FLOAT);
        return new Adversary(rows, plan, Updater.of(network, plan));
    }

    /**
     * Learns one step from a batch, and leaves in {@code pass} the gradient by which the network is to move.
     *
     * @param pass the network's run over the batch, not gone backward yet
     * @param place number of the layer whose loss it is
     * @param targets of the batch
     * @param weights one for each row, or none
     * @param numbers of the batch's rows among all
     * @return the network's loss of each row, not weighted; NaN where the run is not finite, and then nobody learned
     */
    double[] play(Pass pass, int place, Batch targets, double[] weights, int[] numbers) {
        double[] losses = pass.backward(targets);
        if (!pass.isFinite()) {
            Arrays.fill(losses, Double.NaN);
            return losses;
        }
        double[] own = pass.activationGradient(place).toArray().clone();
        int units = own.length / numbers.length;
        for (int i = 0; i < own.length; i++) {
            own[i] *= weight(weights, i / units);
        }
        double[] against = learn(pass.logits().toArray(), weights, numbers);
        double[] g = gradient(pass, own, units);
        double[] h = gradient(pass, against, units);
        double length = product(h, h);
        double helping = length > 0 ? product(g, h) / length : 0;
        for (int i = 0; i < own.length; i++) {
            own[i] -= (helping + settings.strength()) * against[i];
        }
        pass.backward(Tensor.adopt(own, own.length / units, units), LOGIT);
        pass.leaveGradient();
        return losses;
    }

    /** Learns from the logits of a batch; returns the gradient of its loss before, with respect to them. */
    private double[] learn(double[] logits, double[] weights, int[] numbers) {
        int inputs = PER_EVENT * settings.events();
        int units = logits.length / numbers.length;
        double[] soft = softDecisions(logits, units);
        Pass guess = plan.forward(seen(soft, numbers));
        guess.backward(Tensor.adopt(guessSlopes(guess, weights, numbers), numbers.length, settings.groups()), LOGIT);
        double[] slopes = guess.inputGradient().toArray();
        guess.leaveGradient();
        updater.step(steps, 0, numbers.length);
        steps++;
        double[] back = new double[logits.length];
        for (int row = 0; row < numbers.length; row++) {
            int cell = rows.cell(numbers[row]);
            if (cell != RowPrices.FREE) {
                double slope = slopes[row * inputs + PER_EVENT * (cell / settings.groups())];
                put(2 * slope * settings.form().sharpness() * soft[row] * (1 - soft[row]), row, units, back);
            }
        }
        return back;
    }

    /** Returns what the adversary sees of rows. */
    private Batch seen(double[] soft, int[] numbers) {
        int inputs = PER_EVENT * settings.events();
        float[] seen = new float[numbers.length * inputs];
        for (int row = 0; row < numbers.length; row++) {
            int cell = rows.cell(numbers[row]);
            if (cell != RowPrices.FREE) {
                int at = row * inputs + PER_EVENT * (cell / settings.groups());
                seen[at] = (float) (2 * soft[row] - 1);
                seen[at + 1] = 1;
            }
        }
        return Batch.of(seen, numbers.length, inputs);
    }

    /** Returns the adversary's loss on a batch, summed over its rows. */
    double loss(double[] logits, double[] weights, int[] numbers) {
        Tensor chances = plan.forward(seen(softDecisions(logits, logits.length / numbers.length), numbers))
                .outputs();
        double loss = 0;
        for (int row = 0; row < numbers.length; row++) {
            int cell = rows.cell(numbers[row]);
            if (cell != RowPrices.FREE) {
                loss -= weight(weights, row) * Math.log(chances.at(row, cell % settings.groups()));
            }
        }
        return loss;
    }

    private double[] guessSlopes(Pass guess, double[] weights, int[] numbers) {
        double[] slopes = guess.outputs().toArray().clone();
        int groups = settings.groups();
        for (int row = 0; row < numbers.length; row++) {
            int cell = rows.cell(numbers[row]);
            for (int group = 0; group < groups; group++) {
                double hit = cell % groups == group ? 1 : 0;
                int at = row * groups + group;
                slopes[at] = cell == RowPrices.FREE ? 0 : weight(weights, row) * (slopes[at] - hit);
            }
        }
        return slopes;
    }

    private double[] softDecisions(double[] logits, int units) {
        double[] soft = new double[logits.length / units];
        int favorable = settings.favorable();
        for (int row = 0; row < soft.length; row++) {
            double odds = units == 1
                    ? (favorable == 1 ? logits[row] : -logits[row])
                    : logits[2 * row + favorable] - logits[2 * row + 1 - favorable];
            soft[row] = 1 / (1 + Math.exp(-settings.form().sharpness() * odds));
        }
        return soft;
    }

    /** Puts the slope of the logarithm of a row's odds where its logits are. */
    private void put(double slope, int row, int units, double[] back) {
        if (units == 1) {
            back[row] = settings.favorable() == 1 ? slope : -slope;
        } else {
            back[2 * row + settings.favorable()] = slope;
            back[2 * row + 1 - settings.favorable()] = -slope;
        }
    }

    private static double[] gradient(Pass pass, double[] slopes, int units) {
        pass.backward(Tensor.adopt(slopes.clone(), slopes.length / units, units), LOGIT);
        return pass.parameterGradient();
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double weight(double[] weights, int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    /** Returns the state for a checkpoint. */
    byte[] saved() {
        double[] parameters = plan.parameters();
        double[] remembered = updater.state();
        double[] state = Arrays.copyOf(parameters, parameters.length + remembered.length + 1);
        System.arraycopy(remembered, 0, state, parameters.length, remembered.length);
        state[state.length - 1] = steps;
        return NumbersPart.write(state);
    }

    /** Goes on from a checkpoint. */
    void goOn(CheckpointFile checkpoint) {
        int parameters = plan.parameterCount();
        double[] state = NumbersPart.read(
                        checkpoint.extras().getOrDefault(CheckpointFile.ADVERSARY, new byte[0]),
                        parameters + updater.state().length + 1)
                .orElseThrow(() -> TrainingException.of(
                        "checkpoint",
                        "it has no " + CheckpointFile.ADVERSARY + " that a training with an adversary can go on from",
                        "Start anew in another folder."));
        plan.setParameters(Arrays.copyOf(state, parameters));
        updater.setState(Arrays.copyOfRange(state, parameters, state.length - 1));
        steps = (int) state[state.length - 1];
    }
}
