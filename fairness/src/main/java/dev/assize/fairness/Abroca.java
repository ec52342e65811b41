package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.SortedScores;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The area between the ROC curve of a group and that of all others together. Its interval is normal with
 * the standard error of the difference of the two areas under the curves, which it is near to. Both classes must be
 * there on both sides.
 */
public final class Abroca implements FairnessMetric {
    private static final Measure AUC = ScoreFigure.ROC_AUC;

    /** Makes the metric. */
    public Abroca() {}

    @Override
    public Definition definition() {
        return new Definition(
                "fairness.abroca_to_others",
                "Area between ROC curves of a group and all others",
                "integral over false positive rates of |TPR of the group - TPR of all others|",
                Definition.Range.UNIT,
                "0 is parity; higher is worse",
                "Gardner, Brooks and Baker, Evaluating the fairness of predictive student models, 2019");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<Undefined> unknown = outcomes.unknown(id(), AUC);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        ComparedGroups compared = outcomes.compared(AUC);
        if (compared.members().size() < 2) {
            EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, compared.tooFew()));
        }
        List<Evidence> each = new ArrayList<>();
        for (ComparedGroups.Member member : compared.members()) {
            List<GroupCounts> others = compared.members().stream()
                    .map(ComparedGroups.Member::group)
                    .filter(group -> group != member.group())
                    .toList();
            each.add(measure(outcomes, member, GroupCounts.union("(others)", others)));
        }
        return each;
    }

    private Evidence measure(GroupedOutcomes outcomes, ComparedGroups.Member member, GroupCounts rest) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope().withGroups(member.name(), rest.name()));
        double area = curve(member.group()).between(curve(rest));
        double error = Math.hypot(
                error(member.estimate()), AUC.of(rest).map(Abroca::error).orElse(0.0));
        Estimate estimate = error > 0 ? Estimates.normal(area, error, 0, 1) : Estimate.certain(area);
        return new MeasuredValue(
                key,
                estimate,
                Unit.NUMBER,
                member.rows() + AUC.rows(rest),
                definition().formula() + "; interval with the standard error of the difference of AUCs");
    }

    private static RocArea curve(GroupCounts group) {
        SortedScores positives = group.scores(1);
        ScoreLevels levels = ScoreLevels.of(positives, group.scores(0));
        return RocArea.of(levels.first().sums(), levels.second().sums());
    }

    /** Returns a 3.92th of the width of the interval; 0 where there is none. */
    private static double error(Estimate estimate) {
        return estimate.interval()
                .map(interval -> (interval.upper() - interval.lower()) / (2 * 1.959963984540054))
                .orElse(0.0);
    }
}
