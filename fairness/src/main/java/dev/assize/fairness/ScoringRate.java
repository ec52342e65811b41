package dev.assize.fairness;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import java.util.List;
import java.util.Optional;

/** For each group the part of its people whose score is above the median score of all people. */
public final class ScoringRate implements FairnessMetric {
    /** The reason where nobody has a score. */
    static final String NO_SCORES = "the scoring rate needs scores, and no row has one";

    /** Makes the metric. */
    public ScoringRate() {}

    @Override
    public Definition definition() {
        return new Definition(
                "fairness.scoring_rate",
                "Scoring rate",
                "people with a score above the median score of all people / people of the group with a score",
                Definition.Range.UNIT,
                "None by itself; compare between groups",
                "6 RCNY 5-301(c), New York City Local Law 144 of 2021");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<ScoringRates> rates = ScoringRates.of(outcomes);
        if (rates.isEmpty()) {
            return List.of(new Undefined(new EvidenceKey(id(), outcomes.scope()), Undefined.Cause.NO_VALUE, NO_SCORES));
        }
        return outcomes.groups().stream()
                .map(group -> of(group, outcomes, rates.get()))
                .toList();
    }

    private Evidence of(GroupCounts group, GroupedOutcomes outcomes, ScoringRates rates) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scopeOf(group));
        String method = "score above the median of all, " + CanonicalNumber.text(rates.median());
        return rates.of(group)
                .<Evidence>map(rate -> new MeasuredValue(
                        key, rate, Unit.FRACTION, group.scores().rows(), method))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, "nobody in the group has a score"));
    }
}
