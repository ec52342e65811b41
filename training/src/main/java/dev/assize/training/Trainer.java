package dev.assize.training;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.file.NetworkParts;
import dev.assize.training.fit.CheckpointFolder;
import dev.assize.training.fit.FitData;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.fit.FitOptions;
import dev.assize.training.fit.NetworkFit;
import dev.assize.training.fit.RowAdversary;
import dev.assize.training.fit.RowGroups;
import dev.assize.training.fit.RowPenalty;
import dev.assize.training.fit.StepOptions;
import dev.assize.training.fit.Stopping;
import dev.assize.training.network.NetworkBuilder;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.Checkpoints;
import dev.assize.training.settings.EarlyStopping;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.GradientClipping;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Model;

/**
 * Trains networks of every kind on rows of a table. The loss of a batch is the mean of the examples' losses, each times
 * its weight; weights are scaled to mean 1. The encoder is fitted on the rows that gradients come from and sees no
 * held-out row. Of several epochs the one with the lowest validation loss is kept.
 */
public final class Trainer {
    private final TrainingSettings settings;
    private final Optional<CheckpointFolder> checkpoints;
    private final Optional<NoiseSource> noise;

    /** Makes a trainer of one configuration. */
    public Trainer(TrainingSettings settings) {
        this(settings, Optional.empty(), Optional.empty());
    }

    private Trainer(TrainingSettings settings, Optional<CheckpointFolder> checkpoints, Optional<NoiseSource> noise) {
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.noise = noise;
    }

    /** Returns this trainer with another source of noise than the settings say; for private training. */
    public Trainer withNoise(NoiseSource source) {
        return new Trainer(settings, checkpoints, Optional.of(source));
    }

    /**
     * Returns this trainer with checkpoints, as often and as many as its settings say.
     *
     * @param folder where they are; made when it is absent
     * @param resume what to do with checkpoints that are there already
     */
    public Trainer withCheckpoints(Path folder, CheckpointFolder.Resume resume) {
        Checkpoints often = settings.fit().checkpoints();
        return new Trainer(
                settings,
                Optional.of(new CheckpointFolder(
                        folder, often.every(), CheckpointFolder.Unit.EPOCHS, often.keep(), resume)),
                noise);
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
        Seed own = LearnedRows.own(seed);
        Preparation prepared = Preparation.of(part, settings, LearnedRows.heldOut(seed));
        Model network =
                NetworkBuilder.build(settings, prepared.encoder().shape(), prepared.classes(), own.child("start"));
        SortedMap<String, Digest> digests = new TreeMap<>(prepared.digests());
        digests.put("configuration", Digest.of(NetworkParts.configuration(network)));
        NetworkEnd end = NetworkEnd.of(network);
        TargetScale scale = prepared.scale(end);
        FitData data = prepared.data(end, scale)
                .withCurveRows(settings.fit().stopping().curveRows());
        Optional<RowGroups> groups = part.groups().map(rows -> rows.select(prepared.trainingRows()));
        groups.ifPresent(rows -> digests.put(rows instanceof RowPenalty ? "penalty" : "adversary", rows.digest()));
        NetworkFit plain = fitting(own, digests);
        FitHistory fit = groups.map(rows -> with(plain, rows)).orElse(plain).train(network, data, own, progress);
        scale.foldInto(end);
        TrainingRecord record = new TrainingRecord(settings, seed, digests, LibraryVersions.all(), fit);
        return TrainedModel.of(part.task(), network, prepared.encoder(), record);
    }

    private static NetworkFit with(NetworkFit plain, RowGroups rows) {
        return rows instanceof RowPenalty penalty
                ? plain.withPenalty(penalty)
                : plain.withAdversary((RowAdversary) rows);
    }

    private NetworkFit fitting(Seed own, SortedMap<String, Digest> digests) {
        NetworkFit plain = NetworkFit.of(options());
        NetworkFit saving = checkpoints.map(plain::withCheckpoints).orElse(plain);
        return settings.privacy()
                .map(privacy -> saving.withPrivacy(
                        new PrivateTraining(privacy, source(privacy, own), RowDigests.ofData(digests))))
                .orElse(saving);
    }

    private NoiseSource source(PrivacySettings privacy, Seed own) {
        return noise.orElseGet(() -> privacy.noise().source() == NoiseSettings.Source.SECURE
                ? NoiseSource.secure()
                : NoiseSource.seeded(own));
    }

    private FitOptions options() {
        FitSettings fit = settings.fit();
        EarlyStopping stopping = fit.stopping();
        GradientClipping clipping = settings.optimizer().clipping();
        OptionalDouble norm = clipping.kind() == GradientClipping.Kind.GLOBAL
                ? OptionalDouble.of(clipping.limit())
                : OptionalDouble.empty();
        return FitOptions.defaults()
                .withEpochs(fit.epochs())
                .withBatchSize(fit.batchSize())
                .withStopping(new Stopping(stopping.patience(), stopping.minImprovement(), stopping.restoreBest()))
                .withStep(new StepOptions(settings.regularization().labelSmoothing(), norm))
                .withPlan(PlanOptions.defaults(Precision.FLOAT)
                        .withMemoryLimit(fit.batch().memoryBytes()));
    }
}
