package dev.assize.fairness;

import dev.assize.core.Estimate;
import dev.assize.core.SortedScores;
import dev.assize.statistics.Estimates;
import java.util.Optional;

/**
 * The area under the ROC curve A, ties counted half, with DeLong's standard error: the placement of a row is the share
 * of rows of the other truth that it beats, and {@code se² = sum over both truths of n/(n - 1) · sum of w² (placement -
 * A)² / (sum of w)²}, which for weights of 1 is DeLong's own formula. One row of a truth, or an error of 0, gives no
 * interval.
 *
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson, 1988</a>
 */
final class Auc {
    private Auc() {}

    static Optional<Estimate> of(SortedScores positives, SortedScores negatives) {
        double[] won = placements(positives, negatives);
        double area = mean(positives, won);
        if (!Double.isFinite(area)) {
            return Optional.empty();
        }
        double[] lost = placements(negatives, positives);
        for (int i = 0; i < lost.length; i++) {
            lost[i] = 1 - lost[i];
        }
        double error = Math.sqrt(variance(positives, won, area) + variance(negatives, lost, area));
        boolean known = positives.size() > 1 && negatives.size() > 1 && error > 0;
        return Optional.of(known ? Estimates.normal(area, error, 0, 1) : Estimate.certain(area));
    }

    /** Returns, for each of {@code rows}, the share of the weight of {@code others} below it, ties counted half. */
    private static double[] placements(SortedScores rows, SortedScores others) {
        double total = 0;
        for (int j = 0; j < others.size(); j++) {
            total += others.weight(j);
        }
        double[] placements = new double[rows.size()];
        double below = 0;
        double tied = 0;
        int at = 0;
        for (int i = 0; i < placements.length; i++) {
            while (at < others.size() && others.score(at) < rows.score(i)) {
                below += others.weight(at++);
            }
            if (i == 0 || rows.score(i) > rows.score(i - 1)) {
                tied = tied(others, at, rows.score(i));
            }
            placements[i] = (below + tied / 2) / total;
        }
        return placements;
    }

    private static double tied(SortedScores others, int from, double score) {
        double tied = 0;
        for (int j = from; j < others.size() && others.score(j) <= score; j++) {
            tied += others.weight(j);
        }
        return tied;
    }

    private static double mean(SortedScores rows, double[] values) {
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            weight += rows.weight(i);
            sum += rows.weight(i) * values[i];
        }
        return sum / weight;
    }

    private static double variance(SortedScores rows, double[] placements, double mean) {
        double weight = 0;
        double squares = 0;
        for (int i = 0; i < placements.length; i++) {
            double part = rows.weight(i) * (placements[i] - mean);
            weight += rows.weight(i);
            squares += part * part;
        }
        double n = placements.length;
        return n / Math.max(1, n - 1) * squares / (weight * weight);
    }
}
