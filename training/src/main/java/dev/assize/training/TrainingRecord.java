package dev.assize.training;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.selection.Selection;
import dev.assize.training.settings.TrainingSettings;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model came about; travels in the model file. Nothing in it depends on the clock apart from {@code seconds}.
 *
 * @param settings what was chosen
 * @param seed where every random choice came from
 * @param digests SHA-256 by name: {@code training_rows}, {@code training_weights}, {@code validation_rows}, {@code
 *     encoder}, {@code configuration} (DL4J's, before training) and what the caller added
 * @param versions version by name: {@code assize}, {@code deeplearning4j}, {@code java}
 * @param fit what happened
 * @param selection what else was tried, where the settings were searched for
 * @param seconds how long it took, where somebody measured it
 */
public record TrainingRecord(
        TrainingSettings settings,
        Seed seed,
        SortedMap<String, Digest> digests,
        SortedMap<String, String> versions,
        FitHistory fit,
        Optional<Selection> selection,
        OptionalDouble seconds) {
    /** Copies the maps. */
    public TrainingRecord {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** Makes a record of a training whose settings were given. */
    public TrainingRecord(
            TrainingSettings settings,
            Seed seed,
            SortedMap<String, Digest> digests,
            SortedMap<String, String> versions,
            FitHistory fit) {
        this(settings, seed, digests, versions, fit, Optional.empty(), OptionalDouble.empty());
    }

    /** Returns what was spent, if the training was private. */
    public Optional<PrivateHistory> privacy() {
        return fit.privacy();
    }

    /** Returns this record with what else was tried. */
    public TrainingRecord withSelection(Selection found) {
        return new TrainingRecord(settings, seed, digests, versions, fit, Optional.of(found), seconds);
    }

    /** Returns this record with the time that the training took. */
    public TrainingRecord withSeconds(double measured) {
        return new TrainingRecord(settings, seed, digests, versions, fit, selection, OptionalDouble.of(measured));
    }

    /** Returns the SHA-256 of everything but the time. */
    public Digest digest() {
        TrainingRecord timeless =
                new TrainingRecord(settings, seed, digests, versions, fit, selection, OptionalDouble.empty());
        return Digest.of(RecordJson.write(timeless));
    }

    /** Returns the scores of the epoch whose parameters the model has. */
    public EpochScores best() {
        return fit.best();
    }
}
