package dev.assize.training.selection;

import dev.assize.training.fit.Score;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Means over the scores of held-out folds, and how sure they are. */
public final class FoldScores {
    private FoldScores() {}

    /** Returns the mean of the folds' losses. */
    public static double loss(List<Score> folds) {
        return mean(folds, Score::loss);
    }

    /** Returns the mean of the folds' accuracies, 0 to 1; each fold counts the same. */
    public static double accuracy(List<Score> folds) {
        return mean(folds, Score::accuracy);
    }

    /** Returns the {@linkplain #error standard error} of {@link #loss}. */
    public static double lossError(List<Score> folds) {
        return error(folds, Score::loss);
    }

    /**
     * Returns the {@linkplain #error standard error} of {@link #accuracy}, at least that of as many independent rows:
     * {@code sqrt(a (1 - a) / n)}, so that folds that happen to agree do not make it 0.
     */
    public static double accuracyError(List<Score> folds) {
        double accuracy = accuracy(folds);
        long rows = folds.stream().mapToLong(Score::rows).sum();
        return Math.max(error(folds, Score::accuracy), Math.sqrt(accuracy * (1 - accuracy) / rows));
    }

    /**
     * Returns {@code sqrt((1 / k + 1 / (k - 1)) s^2)} for the variance s^2 of k folds' scores. There is no unbiased
     * estimate, because the folds' training rows overlap; the second summand, the held-out rows over the training rows,
     * makes up for it.
     *
     * @see <a href="https://doi.org/10.1023/A:1024068626366">Nadeau and Bengio, Inference for the Generalization Error,
     *     2003, section 3</a>
     */
    private static double error(List<Score> folds, ToDoubleFunction<Score> score) {
        double mean = mean(folds, score);
        double squares = folds.stream()
                .mapToDouble(score)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        int others = folds.size() - 1;
        return Math.sqrt((1.0 / folds.size() + 1.0 / others) * squares / others);
    }

    private static double mean(List<Score> folds, ToDoubleFunction<Score> score) {
        if (folds.size() < 2) {
            throw new IllegalArgumentException(
                    "there are " + folds.size() + " fold scores; a cross-validation has at least 2");
        }
        return folds.stream().mapToDouble(score).sum() / folds.size();
    }
}
