package dev.assize.fairness;

import dev.assize.core.Estimate;
import dev.assize.core.SortedScores;
import dev.assize.statistics.auc.Auc;
import dev.assize.statistics.auc.WeightedAuc;
import java.util.Optional;

/** The area under the ROC curve of a group: DeLong's estimate, or without interval where rows have weights. */
final class GroupAuc {
    private GroupAuc() {}

    static Optional<Estimate> of(SortedScores positives, SortedScores negatives) {
        ScoreLevels levels = ScoreLevels.of(positives, negatives);
        if (levels.first().plain() && levels.second().plain()) {
            Optional<Auc> area =
                    Auc.ofSteps(levels.first().rows(), levels.second().rows());
            return area.map(found -> found.estimate().orElseGet(() -> Estimate.certain(found.value())));
        }
        return WeightedAuc.ofSteps(levels.first().sums(), levels.second().sums()).stream()
                .boxed()
                .map(Estimate::certain)
                .findFirst();
    }
}
