package dev.assize.training.selection;

import dev.assize.core.Place;
import dev.assize.core.Seed;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import java.util.function.Function;

/**
 * Which configurations are tried, and how one of them is chosen.
 *
 * @param space the configurations that there are
 * @param strategy which of them are tried
 * @param folds how many folds the training rows are divided into, at least 2
 * @param metric what the chosen configuration is best in
 * @param nested whether the choice itself is judged by an outer cross-validation, which costs {@code folds} times as
 *     much
 */
public record Search(SearchSpace space, Strategy strategy, int folds, Tried.Metric metric, boolean nested) {
    /** Folds unless another number is given. */
    public static final int DEFAULT_FOLDS = 5;

    /** Most folds. */
    public static final int MOST_FOLDS = 1000;

    /** Configurations that are drawn at random unless another number is given. */
    public static final int DEFAULT_TRIALS = 20;

    /** Checks the number of folds. */
    public Search {
        if (folds < 2 || folds > MOST_FOLDS) {
            throw TrainingException.of(
                    "search",
                    "'folds' is " + folds,
                    "Give a whole number from 2 to " + MOST_FOLDS + ", for example " + DEFAULT_FOLDS + ".");
        }
    }

    /** Returns the configurations that are tried, in order; the seed draws them where the strategy is random. */
    public List<TrainingSettings> configurations(Seed seed) {
        return configurations(seed, SearchSpace::nowhere);
    }

    /**
     * Returns the configurations that are tried, in order.
     *
     * @param seed draws them where the strategy is random
     * @param places where the value of each flat key stands
     * @throws TrainingException if settings contradict each other; all such are named
     */
    public List<TrainingSettings> configurations(Seed seed, Function<String, Place> places) {
        return strategy instanceof Random random
                ? space.random(random.trials(), seed.child("selection.draw"), places)
                : space.grid(places);
    }

    /** Which configurations of a space are tried. */
    public sealed interface Strategy {
        /** Returns the name in files: lower case. */
        String id();
    }

    /** Every combination. */
    public record Grid() implements Strategy {
        @Override
        public String id() {
            return "grid";
        }
    }

    /**
     * Some, drawn at random.
     *
     * @param trials how many
     */
    public record Random(int trials) implements Strategy {
        @Override
        public String id() {
            return "random";
        }
    }
}
