package dev.assize.training;

import dev.assize.core.Seed;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.training.fit.Score;
import dev.assize.training.selection.Folds;
import dev.assize.training.selection.Tried;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses among configurations by cross-validation. For every configuration and fold a model is trained on the other
 * folds alone: its encoder, its scaling and the rows that choose its epoch come from them, and its held-out fold is
 * only scored. Rows of weight 0 take no part.
 *
 * @param folds how many folds, at least 2
 * @param metric what the chosen configuration is best in; of equally good ones the one that learns the fewest numbers
 *     is chosen, of those the first
 */
public record ModelSelection(int folds, Tried.Metric metric) {
    private static final double LEAST_PROBABILITY = 1e-15;

    /**
     * Scores each configuration on the same folds.
     *
     * @param configurations what to try, in order; see {@link dev.assize.training.selection.SearchSpace}
     * @param part the rows
     * @param seed where folds and trainings come from
     * @return one entry for each configuration, in their order; how many there are is what a privacy account needs
     * @throws TrainingException if there is nothing to try, a configuration is private, folds are too many or too few,
     *     or accuracy is asked of a regression
     */
    public List<Tried> tryAll(List<TrainingSettings> configurations, TrainingPart part, Seed seed) {
        return tryAll(configurations, part, seed, Trials.unwatched());
    }

    /** As {@link #tryAll(List, TrainingPart, Seed)}, with what is known of trainings already. */
    List<Tried> tryAll(List<TrainingSettings> configurations, TrainingPart part, Seed seed, Trials trials) {
        check(configurations, part.task());
        TrainingPart used = select(part, Preparation.weighted(part.weights()));
        Folds divided = divide(used, seed);
        List<Tried> all = new ArrayList<>();
        for (TrainingSettings settings : configurations) {
            List<Trials.Trial> found = new ArrayList<>();
            for (int fold = 0; fold < folds; fold++) {
                TrainingPart training = select(used, divided.training(fold));
                TrainingPart heldOut = select(used, divided.heldOut(fold));
                found.add(trials.run(settings, training, heldOut, fitting(seed).child(fold)));
            }
            List<Score> scores = found.stream().map(Trials.Trial::score).toList();
            all.add(new Tried(settings, found.get(0).parameters(), scores));
        }
        return List.copyOf(all);
    }

    /**
     * Returns how well the whole procedure does on rows that chose nothing: for each outer fold the best configuration
     * is chosen on the other folds, trained on them, and scored on the outer fold (Varma and Simon, Bias in Error
     * Estimation When Using Cross-Validation for Model Selection, 2006).
     *
     * @param configurations what to try
     * @param part the rows
     * @param seed where everything comes from
     * @return the score of each outer fold
     */
    public List<Score> nested(List<TrainingSettings> configurations, TrainingPart part, Seed seed) {
        return nested(configurations, part, seed, Trials.unwatched());
    }

    /** As {@link #nested(List, TrainingPart, Seed)}, with what is known of trainings already. */
    List<Score> nested(List<TrainingSettings> configurations, TrainingPart part, Seed seed, Trials trials) {
        check(configurations, part.task());
        TrainingPart used = select(part, Preparation.weighted(part.weights()));
        Folds outer = divide(used, seed);
        List<Score> scores = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            Seed inner = seed.child("selection.nested").child(fold);
            TrainingPart training = select(used, outer.training(fold));
            List<Tried> tried = tryAll(configurations, training, inner, trials);
            TrainingSettings chosen = tried.get(Tried.best(tried, metric)).settings();
            TrainingPart heldOut = select(used, outer.heldOut(fold));
            scores.add(trials.run(chosen, training, heldOut, fitting(inner)).score());
        }
        return List.copyOf(scores);
    }

    /**
     * Scores rows: weighted mean of {@code -log(probability of the true class)}, probabilities taken as at least 1e-15,
     * or of the squared error; and how many rows are right, a row of weight 2 counting like two. Where a weight is no
     * whole number, the rows that are right are the nearest whole number of rows to the weighted part.
     */
    static Score score(TrainedModel model, TrainingPart part) {
        float[] labels = LabelCells.read(part.rows(), part.task());
        Tensor scores = model.score(part.rows());
        double[] weights = part.weights();
        boolean numbers = part.task().kind() == TaskKind.REGRESSION;
        double loss = 0;
        double total = 0;
        double correct = 0;
        for (int row = 0; row < labels.length; row++) {
            double error =
                    numbers ? squared(scores.at(row, 0) - labels[row]) : surprise(scores, row, (int) labels[row]);
            loss += weights[row] * error;
            total += weights[row];
            correct += !numbers && isBest(scores, row, (int) labels[row]) ? weights[row] : 0;
        }
        boolean counts = Arrays.stream(weights).allMatch(weight -> weight == Math.rint(weight));
        long rows = counts ? Math.round(total) : labels.length;
        return new Score(loss / total, Math.round(rows * (correct / total)), rows);
    }

    private void check(List<TrainingSettings> configurations, Task task) {
        if (configurations.isEmpty()) {
            throw TrainingException.of(
                    "search", "there is no configuration to try", "Name at least one value for at least one setting.");
        }
        if (configurations.stream().anyMatch(settings -> settings.privacy().isPresent())) {
            throw PrivacySettings.noSearch();
        }
        if (metric == Tried.Metric.ACCURACY && task.kind() == TaskKind.REGRESSION) {
            throw TrainingException.of(
                    "search", "'metric' is accuracy, and numbers are predicted", "Choose by the metric loss.");
        }
    }

    private Folds divide(TrainingPart part, Seed seed) {
        float[] labels = LabelCells.read(part.rows(), part.task());
        boolean numbers = part.task().kind() == TaskKind.REGRESSION;
        int[] classes = new int[labels.length];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = numbers ? 0 : (int) labels[row];
        }
        return Folds.of(classes, folds, seed.child("selection.folds"));
    }

    private static Seed fitting(Seed seed) {
        return seed.child("selection.fit");
    }

    private static TrainingPart select(TrainingPart part, int[] rows) {
        double[] all = part.weights();
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            weights[i] = all[rows[i]];
        }
        TrainingPart selected = TrainingPart.of(part.rows().select(rows), part.task(), part.features())
                .withEncoding(part.encoding())
                .withWeights(weights);
        TrainingPart priced = part.groups()
                .map(groups -> selected.withGroups(groups.select(rows)))
                .orElse(selected);
        return part.lesson().map(lesson -> priced.with(lesson.select(rows))).orElse(priced);
    }

    private static double surprise(Tensor scores, int row, int label) {
        return -Math.log(Math.max(LEAST_PROBABILITY, scores.at(row, label)));
    }

    private static double squared(double error) {
        return error * error;
    }

    private static boolean isBest(Tensor scores, int row, int label) {
        int best = 0;
        for (int c = 1; c < scores.length(1); c++) {
            best = scores.at(row, c) > scores.at(row, best) ? c : best;
        }
        return best == label;
    }
}
