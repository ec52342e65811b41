package dev.assize.training;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.settings.EarlyStopping;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Passes over the training examples, step by step, and keeps the state of the best pass. */
final class FitLoop {
    private final MultiLayerNetwork network;
    private final Batches batches;
    private final FitSettings settings;
    private final List<TrainingRecord.Epoch> epochs = new ArrayList<>();
    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private INDArray bestParameters;
    private INDArray bestUpdaterState;

    FitLoop(MultiLayerNetwork network, Batches batches, FitSettings settings) {
        this.network = network;
        this.batches = batches;
        this.settings = settings;
        this.bestParameters = network.params().dup();
        this.bestUpdaterState = updaterState().dup();
    }

    /**
     * Trains the network.
     *
     * @param training measures the training rows after each pass
     * @param validation measures the held-out rows after each pass, where there are any
     */
    TrainingRecord.Fit run(Scorer training, Optional<Scorer> validation, Seed seed, Progress progress) {
        Nd4j.getRandom().setSeed(seed.child("dropout").value()); // of this thread; nothing but dropout draws from it
        Optional<WeightedLoss> loss =
                batches.weighted() ? Optional.of(WeightedLoss.putInto(network)) : Optional.empty();
        int epoch = 0;
        boolean patient = true;
        while (epoch < settings.epochs() && patient) {
            epoch++;
            pass(epoch, loss, seed.child("order").child(epoch), progress);
            finishEpoch(epoch, training, validation);
            int patience = settings.stopping().patience();
            patient = validation.isEmpty() || patience == 0 || epoch - bestEpoch < patience;
        }
        loss.ifPresent(weighted -> weighted.takeFrom(network));
        network.setParams(bestParameters);
        if (!bestUpdaterState.isEmpty()) {
            network.getUpdater().setStateViewArray(network, bestUpdaterState, false);
        }
        return new TrainingRecord.Fit(network.numParams(), epochs, bestEpoch, epoch < settings.epochs());
    }

    private void pass(int epoch, Optional<WeightedLoss> loss, Seed seed, Progress progress) {
        int[] order = shuffled(batches.rows(), seed.random());
        int steps = batches.steps();
        for (int step = 1; step <= steps; step++) {
            batches.fit(network, loss, order, step - 1);
            requireFinite(network.score(), epoch, step);
            progress.at(
                    String.format(
                            Locale.ROOT,
                            "training: epoch %d of %d, loss %.4f",
                            epoch,
                            settings.epochs(),
                            network.score()),
                    (long) (epoch - 1) * steps + step,
                    (long) settings.epochs() * steps);
        }
    }

    private void finishEpoch(int epoch, Scorer training, Optional<Scorer> validation) {
        SortedMap<String, TrainingRecord.Score> parts = new TreeMap<>();
        parts.put(TrainingRecord.Epoch.TRAINING, measure(training, epoch));
        validation.ifPresent(scorer -> parts.put(TrainingRecord.Epoch.VALIDATION, measure(scorer, epoch)));
        epochs.add(new TrainingRecord.Epoch(epoch, parts));
        TrainingRecord.Score judge = parts.get(TrainingRecord.Epoch.VALIDATION);
        EarlyStopping stopping = settings.stopping();
        if (judge == null || !stopping.restoreBest() || judge.loss() < bestLoss - stopping.minImprovement()) {
            bestEpoch = epoch;
            bestLoss = judge == null ? bestLoss : judge.loss();
            bestParameters.assign(network.params());
            if (!bestUpdaterState.isEmpty()) {
                bestUpdaterState.assign(updaterState());
            }
        }
    }

    private TrainingRecord.Score measure(Scorer scorer, int epoch) {
        Scorer.Measured measured = scorer.score(network);
        requireFinite(measured.loss(), epoch, batches.steps());
        return measured.toScore();
    }

    private INDArray updaterState() {
        INDArray state = network.getUpdater().getStateViewArray();
        return state == null ? Nd4j.empty() : state;
    }

    private void requireFinite(double loss, int epoch, int step) {
        if (!Double.isFinite(loss)) {
            throw TrainingException.of(
                    "training",
                    "the loss became " + loss + " in epoch " + epoch + ", step " + step + " of " + batches.steps(),
                    "Lower 'learningRate', use optimizer adam, or look for extreme numbers in the feature columns.");
        }
    }

    private static int[] shuffled(int rows, SplittableRandom random) {
        int[] order = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }
}
