package dev.assize.training.fit;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.clip.Clipping;
import dev.assize.training.privacy.PrivateTraining;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Model;

/**
 * Trains a network of DL4J: shuffled passes in batches, each step one run of the engine and one of the network's own
 * updater. The loss of a batch is the mean of the rows' losses, each times its weight; weights are scaled to mean 1.
 * With held-out examples the state after the pass with their lowest loss is kept, else that after the last pass.
 *
 * <p>The same network, examples, options and seed give the same bits on any number of threads.
 */
public final class NetworkFit {
    private final FitOptions options;
    private final Optional<CheckpointFolder> checkpoints;
    private final Optional<PrivateTraining> privacy;
    private final UnaryOperator<Clipping> defect; // none but in a test

    private NetworkFit(
            FitOptions options,
            Optional<CheckpointFolder> checkpoints,
            Optional<PrivateTraining> privacy,
            UnaryOperator<Clipping> defect) {
        this.options = options;
        this.checkpoints = checkpoints;
        this.privacy = privacy;
        this.defect = defect;
    }

    /** Makes a training with these options that saves no checkpoints. */
    public static NetworkFit of(FitOptions options) {
        return new NetworkFit(options, Optional.empty(), Optional.empty(), UnaryOperator.identity());
    }

    /** Returns this training with checkpoints. */
    public NetworkFit withCheckpoints(CheckpointFolder folder) {
        return new NetworkFit(options, Optional.of(folder), privacy, defect);
    }

    /**
     * Returns this training with a privacy guarantee for each record: a row, or all rows of an owner. The batch size is
     * then the expected number of records of a step, nothing is measured on the examples, and the state after the last
     * pass is kept.
     */
    public NetworkFit withPrivacy(PrivateTraining protection) {
        return new NetworkFit(options, checkpoints, Optional.of(protection), defect);
    }

    /**
     * Returns this training with gradients clipped in another way than the noise is made for: what a training with a
     * defect would do. For the test that finds it out.
     */
    NetworkFit withDefect(UnaryOperator<Clipping> mutation) {
        return new NetworkFit(options, checkpoints, privacy, mutation);
    }

    /**
     * Trains a network.
     *
     * @param network an initialised MultiLayerNetwork or ComputationGraph; its parameters, updater state and counts
     *     change
     * @param data what to learn from, and what to measure on
     * @param seed where every random choice comes from: order of rows, dropout, noise
     * @param progress told loss and rows after each step
     * @throws dev.assize.training.settings.TrainingException if the loss stops being finite, or a checkpoint cannot be
     *     used or written; the network then has the last good state
     * @throws IllegalArgumentException if the examples do not fit the network
     */
    public FitHistory train(Model network, FitData data, Seed seed, Progress progress) {
        EngineNetwork engine = EngineNetwork.of(network, options);
        Optional<PrivateSteps> privately = privacy.map(chosen -> PrivateSteps.of(engine, options, data, chosen, seed));
        Optional<CheckpointStore> store =
                checkpoints.map(folder -> new CheckpointStore(folder, identity(engine, data, seed), options.epochs()));
        Optional<CheckpointFile> saved = store.flatMap(found -> found.resume(engine));
        Course course = saved.map(CheckpointFile::course).orElseGet(() -> Course.start(engine.state()));
        privately.ifPresent(steps -> steps.start(saved, checkpoints, defect));
        Steps steps = privately.isPresent() ? privately.get() : new PlainSteps(engine, options, data, seed);
        FitRun run = new FitRun(engine, course, options, data, steps);
        try {
            return run.toTheEnd(store, progress);
        } finally {
            engine.handBack(course.kept(), course.keptEpoch());
        }
    }

    private Identity identity(EngineNetwork engine, FitData data, Seed seed) {
        Identity plain = Identity.of(engine.configuration(), options, data, seed);
        return privacy.map(chosen -> plain.with("privacy", chosen.settings().values() + ", data " + chosen.data()))
                .orElse(plain);
    }
}
