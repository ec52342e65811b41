package dev.assize.training;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.fit.CheckpointFolder;
import dev.assize.training.fit.Score;
import dev.assize.training.selection.Search;
import dev.assize.training.selection.Selection;
import dev.assize.training.selection.Tried;
import dev.assize.training.settings.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a configuration by cross-validation on the training rows, and trains it on all of them. What was tried goes
 * into the training record.
 */
public final class ModelSearch {
    private final Search search;
    private final Optional<CheckpointFolder> checkpoints;

    /** Makes a search. */
    public ModelSearch(Search search) {
        this(search, Optional.empty());
    }

    private ModelSearch(Search search, Optional<CheckpointFolder> checkpoints) {
        this.search = search;
        this.checkpoints = checkpoints;
    }

    /**
     * Returns this search with a folder for its findings and for the checkpoints of the last training. A search that
     * goes on from there ends with the same bits as one that was never stopped; only the training that was broken off
     * inside a fold is run again from its start.
     *
     * @param folder made when it is absent
     * @param resume what to do with findings and checkpoints that are there already
     */
    public ModelSearch withCheckpoints(Path folder, CheckpointFolder.Resume resume) {
        return new ModelSearch(search, Optional.of(CheckpointFolder.of(folder).withResume(resume)));
    }

    /**
     * Searches and trains.
     *
     * @param part what to learn from; no other row is looked at
     * @param seed where every random choice comes from: configurations, folds, trainings
     * @param progress told how many trainings are over, then the loss of the last one after each step
     * @throws dev.assize.training.settings.TrainingException if there are too many or too few folds for the rows, or a
     *     training fails
     */
    public TrainedModel train(TrainingPart part, Seed seed, Progress progress) {
        List<TrainingSettings> configurations = search.configurations(seed);
        Optional<TrialStore> store = checkpoints.map(folder -> TrialStore.open(folder, part));
        Trials trials = new Trials(progress, trainings(configurations.size()), store);
        ModelSelection selection = new ModelSelection(search.folds(), search.metric());
        List<Tried> tried = selection.tryAll(configurations, part, seed, trials);
        List<Score> nested = search.nested() ? selection.nested(configurations, part, seed, trials) : List.of();
        Selection found = Selection.of(search, tried, nested);
        TrainedModel model = trainer(tried.get(found.chosen()).settings()).train(part, seed, progress);
        return model.withRecord(model.record().withSelection(found));
    }

    /** How many trainings the search has, without the last one of the model. */
    private long trainings(long configurations) {
        long once = configurations * search.folds();
        return search.nested() ? once + search.folds() * (once + 1) : once;
    }

    private Trainer trainer(TrainingSettings settings) {
        Trainer plain = new Trainer(settings);
        return checkpoints
                .map(folder -> plain.withCheckpoints(folder.folder(), folder.resume()))
                .orElse(plain);
    }
}
