package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.SortedScores;
import dev.assize.statistics.Estimates;
import java.util.Optional;

/**
 * The scoring rates of groups: the part of a group's people whose score is above the median score of all people, those
 * of unknown group among them. The median of an even number is the mean of the middle two; people count one each,
 * whatever their weight. Intervals take the median for given.
 */
final class ScoringRates {
    private final double median;

    private ScoringRates(double median) {
        this.median = median;
    }

    /** Finds the median; nothing where nobody has a score. */
    static Optional<ScoringRates> of(GroupedOutcomes outcomes) {
        SortedScores all = outcomes.all().scores();
        long rows = all.rows();
        return rows == 0
                ? Optional.empty()
                : Optional.of(new ScoringRates(at(all, (rows - 1) / 2) / 2 + at(all, rows / 2) / 2));
    }

    /** Returns the median score of all people. */
    double median() {
        return median;
    }

    /** Returns the scoring rate of a group, where anybody in it has a score. */
    Optional<Estimate> of(GroupCounts group) {
        SortedScores scores = group.scores();
        long above = 0;
        for (int i = 0; i < scores.size(); i++) {
            above += scores.score(i) > median ? scores.rows(i) : 0;
        }
        return Estimates.rate(new Counts(group.name(), above, scores.rows()));
    }

    /** The score of a person by rank, from 0. */
    private static double at(SortedScores scores, long rank) {
        long passed = 0;
        int entry = 0;
        while (passed + scores.rows(entry) <= rank) {
            passed += scores.rows(entry);
            entry++;
        }
        return scores.score(entry);
    }
}
