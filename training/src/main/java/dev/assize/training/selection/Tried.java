package dev.assize.training.selection;

import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingSettings;
import java.util.Comparator;
import java.util.List;

/**
 * A configuration and how well it did on each held-out fold.
 *
 * @param settings the configuration
 * @param folds the score of each held-out fold, in order, at least two
 */
public record Tried(TrainingSettings settings, List<Score> folds) {
    /** What the best configuration is best in. */
    public enum Metric {
        /** The mean of the folds' losses; the lowest is chosen. */
        LOSS,
        /** The mean of the folds' accuracies; the highest is chosen; not for numbers. */
        ACCURACY
    }

    /** Checks the number of folds. */
    public Tried {
        folds = List.copyOf(folds);
        if (folds.size() < 2) {
            throw new IllegalArgumentException(
                    "a configuration has " + folds.size() + " fold scores; a standard error needs at least 2");
        }
    }

    /** Returns the mean of the folds' losses: nats, or squared units of the label. */
    public double loss() {
        return folds.stream().mapToDouble(Score::loss).sum() / folds.size();
    }

    /** Returns the mean of the folds' accuracies, 0 to 1. */
    public double accuracy() {
        return folds.stream().mapToDouble(Score::accuracy).sum() / folds.size();
    }

    /**
     * Returns the standard error of {@link #loss}: {@code sqrt(sum (l_i - l)^2 / (k - 1) / k)}. The folds' training rows
     * overlap, so it is too small rather than too large.
     */
    public double lossStandardError() {
        double mean = loss();
        double squares = folds.stream()
                .mapToDouble(score -> (score.loss() - mean) * (score.loss() - mean))
                .sum();
        return Math.sqrt(squares / (folds.size() - 1) / folds.size());
    }

    /**
     * Returns the best of configurations; of equally good ones the first.
     *
     * @param all at least one
     * @param metric what counts
     */
    public static Tried best(List<Tried> all, Metric metric) {
        Comparator<Tried> worse = metric == Metric.LOSS
                ? Comparator.comparingDouble(Tried::loss)
                : Comparator.comparingDouble(tried -> -tried.accuracy());
        return all.stream()
                .min(worse) // the first of equal ones
                .orElseThrow(() -> new IllegalArgumentException("no configuration was tried, so none is the best"));
    }
}
