package dev.assize.training;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingSettings;
import java.util.Locale;
import java.util.Optional;

/** Trains configurations on some rows and scores them on others, one after the other, and says how far it is. */
final class Trials {
    private final Progress progress;
    private final long total;
    private final Optional<TrialStore> store;
    private long done;
    private double lowest = Double.POSITIVE_INFINITY;

    /**
     * Starts with nothing done.
     *
     * @param progress told after each training
     * @param total how many trainings there will be
     * @param store what was found before, and where findings are kept, if anywhere
     */
    Trials(Progress progress, long total, Optional<TrialStore> store) {
        this.progress = progress;
        this.total = total;
        this.store = store;
    }

    /** Trials that nobody watches or keeps. */
    static Trials unwatched() {
        return new Trials(Progress.silent(), 0, Optional.empty());
    }

    /**
     * Trains and scores, unless that was done before.
     *
     * @param settings the configuration
     * @param training the rows that it may look at
     * @param heldOut the rows that score it
     * @param seed where the training comes from; never used for other rows
     */
    Trial run(TrainingSettings settings, TrainingPart training, TrainingPart heldOut, Seed seed) {
        progress.at(text(), done, total, "trainings");
        Trial trial = store.flatMap(saved -> saved.find(settings, seed)).orElseGet(() -> {
            TrainedModel model = new Trainer(settings).train(training, seed, Progress.silent());
            return new Trial(model.record().fit().parameters(), ModelSelection.score(model, heldOut));
        });
        store.ifPresent(saved -> saved.keep(settings, seed, trial));
        done++;
        lowest = Math.min(lowest, trial.score().loss());
        progress.at(text(), done, total, "trainings");
        return trial;
    }

    private String text() {
        String counted = String.format(Locale.ROOT, "search: %d of %d trainings", done, total);
        return done == 0 ? counted : counted + String.format(Locale.ROOT, ", lowest loss of a fold %.4f", lowest);
    }

    /**
     * What came of one training.
     *
     * @param parameters numbers that were learned
     * @param score on the rows that were held out
     */
    record Trial(long parameters, Score score) {}
}
