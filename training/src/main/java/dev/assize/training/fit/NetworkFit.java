package dev.assize.training.fit;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.clip.Clipping;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.TrainingException;
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
    private static final Stopping LAST = new Stopping(0, 0, false);

    private final FitOptions options;
    private final Optional<CheckpointFolder> checkpoints;
    private final Optional<PrivateTraining> privacy;
    private final Optional<RowGroups> groups;
    private final UnaryOperator<Clipping> defect; // none but in a test

    private NetworkFit(
            FitOptions options,
            Optional<CheckpointFolder> checkpoints,
            Optional<PrivateTraining> privacy,
            Optional<RowGroups> groups,
            UnaryOperator<Clipping> defect) {
        this.options = options;
        this.checkpoints = checkpoints;
        this.privacy = privacy;
        this.groups = groups;
        this.defect = defect;
    }

    /** Makes a training with these options that saves no checkpoints. */
    public static NetworkFit of(FitOptions options) {
        return new NetworkFit(options, Optional.empty(), Optional.empty(), Optional.empty(), UnaryOperator.identity());
    }

    /** Returns this training with checkpoints. */
    public NetworkFit withCheckpoints(CheckpointFolder folder) {
        return new NetworkFit(options, Optional.of(folder), privacy, groups, defect);
    }

    /**
     * Returns this training with a privacy guarantee for each record: a row, or all rows of an owner. The batch size is
     * then the expected number of records of a step, nothing is measured on the examples, and the state after the last
     * pass is kept.
     */
    public NetworkFit withPrivacy(PrivateTraining protection) {
        return new NetworkFit(options, checkpoints, Optional.of(protection), groups, defect);
    }

    /**
     * Returns this training with a price on gaps between groups. The loss of a step, as progress tells it, has the
     * penalty in it; what is measured after an epoch has not. All epochs are run and the last state is kept, because
     * the lowest loss is not what is looked for. With a privacy guarantee the counts that prices follow are asked for
     * with noise, within the same guarantee; the groups and their names are taken as known to all.
     *
     * @param rows one for each training example
     */
    public NetworkFit withPenalty(RowPenalty rows) {
        return new NetworkFit(options, checkpoints, privacy, Optional.of(rows), defect);
    }

    /**
     * Returns this training against an adversary that guesses the group of a row. All epochs are run and the last state
     * is kept. It does not go with a privacy guarantee, because the adversary looks at the rows by itself.
     *
     * @param rows one for each training example
     */
    public NetworkFit withAdversary(RowAdversary rows) {
        return new NetworkFit(options, checkpoints, privacy, Optional.of(rows), defect);
    }

    /**
     * Returns this training with gradients clipped in another way than the noise is made for: what a training with a
     * defect would do. For the test that finds it out.
     */
    NetworkFit withDefect(UnaryOperator<Clipping> mutation) {
        return new NetworkFit(options, checkpoints, privacy, groups, mutation);
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
        FitOptions used = groups.isPresent() ? options.withStopping(LAST) : options;
        EngineNetwork engine = EngineNetwork.of(network, used);
        groups.ifPresent(rows -> check(rows, engine, data));
        Optional<PrivateSteps> privately = privacy.map(chosen -> PrivateSteps.of(engine, used, data, chosen, seed));
        int steps = privately
                .map(PrivateSteps::perPass)
                .orElseGet(() -> RowOrder.steps(data.training().rows(), used.batchSize()));
        Optional<GapPrices> prices =
                groups.filter(rows -> rows instanceof RowPenalty).map(rows -> new GapPrices((RowPenalty) rows, steps));
        Optional<Adversary> adversary = groups.filter(rows -> rows instanceof RowAdversary)
                .map(rows -> Adversary.of((RowAdversary) rows, seed));
        prices.ifPresent(asked -> privately.ifPresent(chosen -> chosen.withPrices(asked)));
        Optional<CheckpointStore> store = checkpoints.map(
                folder -> new CheckpointStore(folder, identity(engine, used, data, seed), used.epochs()));
        Optional<CheckpointFile> saved = store.flatMap(found -> found.resume(engine));
        Course course = saved.map(CheckpointFile::course).orElseGet(() -> Course.start(engine.state()));
        prices.ifPresent(asked -> saved.ifPresent(asked::goOn));
        adversary.ifPresent(other -> saved.ifPresent(other::goOn));
        privately.ifPresent(chosen -> chosen.start(saved, checkpoints, defect));
        Steps made =
                privately.isPresent() ? privately.get() : new PlainSteps(engine, used, data, seed, prices, adversary);
        FitRun run = new FitRun(engine, course, used, data, made);
        try {
            return run.toTheEnd(store, progress);
        } finally {
            engine.handBack(course.kept(), course.keptEpoch());
        }
    }

    private void check(RowGroups rows, EngineNetwork engine, FitData data) {
        if (rows.rows() != data.training().rows()) {
            throw new IllegalArgumentException(rows.named() + " of " + rows.rows() + " rows was given for "
                    + data.training().rows() + " training examples; give a cell for each of them");
        }
        if (!engine.plan().takesPrices()) {
            throw TrainingException.of(
                    "training settings",
                    "the network does not end with probabilities of classes, which " + rows.named() + " needs",
                    "End it with softmax and cross entropy, or with one logistic unit and binary cross entropy.");
        }
        if (rows instanceof RowAdversary && privacy.isPresent()) {
            throw TrainingException.of(
                    "training settings",
                    "an adversary looks at the groups of all rows, and no ledger counts that",
                    "Leave out the adversary or the privacy; a gap penalty counts its looks.");
        }
    }

    private Identity identity(EngineNetwork engine, FitOptions used, FitData data, Seed seed) {
        Identity bare = Identity.of(engine.configuration(), used, data, seed);
        Identity plain = groups.map(rows -> bare.with(rows.what(), rows.digest().toString()))
                .orElse(bare);
        return privacy.map(chosen -> plain.with("privacy", chosen.settings().values() + ", data " + chosen.data()))
                .orElse(plain);
    }
}
