package dev.assize.training;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.training.settings.TrainingSettings;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model came about; travels in the model file. Nothing in it depends on the clock apart from {@code seconds}.
 *
 * @param settings what was chosen
 * @param seed where every random choice came from
 * @param digests SHA-256 by name: {@code training_rows}, {@code validation_rows}, {@code encoder} and what
 *     the caller added
 * @param versions version by name: {@code assize}, {@code deeplearning4j}, {@code java}
 * @param fit what happened
 * @param seconds how long it took, where somebody measured it
 */
public record TrainingRecord(
        TrainingSettings settings,
        Seed seed,
        SortedMap<String, Digest> digests,
        SortedMap<String, String> versions,
        Fit fit,
        OptionalDouble seconds) {
    /** Copies the maps. */
    public TrainingRecord {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** Returns this record with the time that the training took. */
    public TrainingRecord withSeconds(double measured) {
        return new TrainingRecord(settings, seed, digests, versions, fit, OptionalDouble.of(measured));
    }

    /** Returns the SHA-256 of everything but the time. */
    public Digest digest() {
        TrainingRecord timeless = new TrainingRecord(settings, seed, digests, versions, fit, OptionalDouble.empty());
        return Digest.of(RecordJson.write(timeless));
    }

    /** Returns the epoch whose parameters the model has. */
    public Epoch best() {
        return fit.epochs().get(fit.bestEpoch() - 1);
    }

    /**
     * What happened.
     *
     * @param parameters numbers that were learned
     * @param epochs one entry for each pass, in order
     * @param bestEpoch number of the pass whose parameters were kept, from 1
     * @param stoppedEarly whether patience ran out before the last pass
     */
    public record Fit(long parameters, List<Epoch> epochs, int bestEpoch, boolean stoppedEarly) {
        /** Checks that the best epoch exists. */
        public Fit {
            epochs = List.copyOf(epochs);
            if (bestEpoch < 1 || bestEpoch > epochs.size()) {
                throw new IllegalArgumentException(
                        "the best epoch is " + bestEpoch + ", the record has epochs 1 to " + epochs.size());
            }
        }
    }

    /**
     * The state after one pass.
     *
     * @param number from 1
     * @param parts {@code training}, and {@code validation} where a part was held out
     */
    public record Epoch(int number, SortedMap<String, Score> parts) {
        /** The rows that gradients came from. */
        public static final String TRAINING = "training";

        /** The rows that were held out to choose the best epoch. */
        public static final String VALIDATION = "validation";

        /** Copies the parts and checks that the training rows are among them. */
        public Epoch {
            parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
            if (!parts.containsKey(TRAINING)) {
                throw new IllegalArgumentException(
                        "epoch " + number + " has scores of " + parts.keySet() + ", not of the training rows");
            }
        }

        /** Returns the score of the rows that gradients came from. */
        public Score training() {
            return Objects.requireNonNull(parts.get(TRAINING));
        }

        /** Returns the score of the held-out rows, where there are any. */
        public Optional<Score> validation() {
            return Optional.ofNullable(parts.get(VALIDATION));
        }
    }

    /**
     * How well the network does on some rows.
     *
     * @param loss weighted mean of cross-entropy (in nats) or squared error (in squared units of the label),
     *     without penalties
     * @param correct rows whose most probable class is the true one; 0 for regression
     * @param rows how many rows
     */
    public record Score(double loss, long correct, long rows) {
        /** Checks that the loss is finite. */
        public Score {
            if (!Double.isFinite(loss) || correct < 0 || correct > rows) {
                throw new IllegalArgumentException("a loss of " + loss + " with " + correct + " of " + rows
                        + " rows correct is no state of a network; losses are finite");
            }
        }
    }
}
