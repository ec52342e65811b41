package dev.assize.training;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.internal.SingleThread;
import dev.assize.training.network.NetworkBuilder;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains multilayer perceptrons: softmax and cross-entropy for classes, identity and squared error for numbers. The
 * loss of a batch is the mean of the examples' losses, each times its weight; weights are scaled to mean 1. The encoder
 * is fitted on the rows that gradients come from and sees no held-out row. Of several epochs the one with the lowest
 * validation loss is kept.
 */
public final class Trainer {
    private final TrainingSettings settings;

    /** Makes a trainer of one configuration. */
    public Trainer(TrainingSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains a model.
     *
     * @param part what to learn from; rows of weight 0 are left out
     * @param seed where every random choice comes from: held-out rows, first parameters, order of rows, dropout
     * @param progress told the loss after each step
     * @throws TrainingException if the rows cannot be learned from or the loss stops being finite
     * @throws dev.assize.data.DataException if a feature column is absent or has no value
     */
    public TrainedModel train(TrainingPart part, Seed seed, Progress progress) {
        return SingleThread.call(() -> fit(part, seed, progress));
    }

    private TrainedModel fit(TrainingPart part, Seed seed, Progress progress) {
        Seed own = LearnedRows.own(seed);
        Preparation prepared = Preparation.of(part, settings.fit(), LearnedRows.heldOut(seed));
        int classes = prepared.classes();
        Examples training = prepared.training();
        MultiLayerNetwork network = (MultiLayerNetwork)
                NetworkBuilder.build(settings, new int[] {training.features()}, classes, own.child("start"));
        Batches batches = new Batches(training, classes, settings.fit().batchSize());
        TrainingRecord.Fit fit = new FitLoop(network, batches, settings.fit())
                .run(prepared.scorer(training), prepared.validation().map(prepared::scorer), own, progress);
        prepared.scale().foldInto(network);
        TrainingRecord record = new TrainingRecord(
                settings, seed, prepared.digests(), LibraryVersions.all(), fit, OptionalDouble.empty());
        return TrainedModel.of(part.task(), network, prepared.encoder(), record);
    }
}
