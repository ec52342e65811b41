package dev.assize.training.selection;

import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A configuration and how well it did on each held-out fold.
 *
 * @param settings the configuration
 * @param parameters numbers that its network learns, where the first fold is held out
 * @param folds the score of each held-out fold, in order, at least two
 */
public record Tried(TrainingSettings settings, long parameters, List<Score> folds) {
    /** What the best configuration is best in. */
    public enum Metric {
        /** The mean of the folds' losses; the lowest is chosen. */
        LOSS,
        /** The mean of the folds' accuracies; the highest is chosen; not for numbers. */
        ACCURACY;

        /** Returns the name in files: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
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
        return FoldScores.loss(folds);
    }

    /** Returns the mean of the folds' accuracies, 0 to 1. */
    public double accuracy() {
        return FoldScores.accuracy(folds);
    }

    /**
     * Returns the place of the best of configurations. Of equally good ones it is the one that learns the fewest
     * numbers, and of those the first.
     *
     * @param all at least one
     * @param metric what counts
     */
    public static int best(List<Tried> all, Metric metric) {
        Comparator<Tried> worse = metric == Metric.LOSS
                ? Comparator.comparingDouble(Tried::loss)
                : Comparator.comparingDouble(tried -> -tried.accuracy());
        Comparator<Tried> order = worse.thenComparingLong(Tried::parameters);
        return IntStream.range(0, all.size())
                .boxed()
                .min((one, other) -> order.compare(all.get(one), all.get(other))) // the first of equal ones
                .orElseThrow(() -> new IllegalArgumentException("no configuration was tried, so none is the best"));
    }
}
