package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Optional;

/** One {@link Rate} for each group, with its Wilson interval; for all rows where no attribute makes groups. */
abstract class RateByGroup implements FairnessMetric {
    private final Rate rate;
    private final String ideal;
    private final String citation;

    RateByGroup(Rate rate, String ideal, String citation) {
        this.rate = rate;
        this.ideal = ideal;
        this.citation = citation;
    }

    @Override
    public final Definition definition() {
        String title =
                Character.toUpperCase(rate.title().charAt(0)) + rate.title().substring(1);
        return new Definition(rate.id(), title, rate.formula(), Definition.Range.UNIT, ideal, citation);
    }

    @Override
    public final List<Evidence> measure(GroupedOutcomes outcomes) {
        Optional<Undefined> unknown = outcomes.unknown(id(), rate);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        return outcomes.groups().stream().map(group -> measure(group, outcomes)).toList();
    }

    private Evidence measure(GroupCounts group, GroupedOutcomes outcomes) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scopeOf(group));
        Optional<Estimate> estimate = Estimates.rate(rate.of(group));
        long rows = rate.of(group).rows();
        return estimate.<Evidence>map(
                        known -> new MeasuredValue(key, known, Unit.FRACTION, rows, rate.formula() + notCounted(group)))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, GroupedOutcomes.noRate(rate, group)));
    }

    /** Names the people who cannot count for the rate because truth or decision is not known. */
    private String notCounted(GroupCounts group) {
        long noTruth = rate.needs() == Rate.Needs.DECISION ? 0 : group.withoutTruth();
        long undecided = rate.needs() == Rate.Needs.TRUTH ? 0 : group.rows() - group.decided();
        String truth = noTruth == 0 ? "" : "; " + noTruth + " people without truth are not counted";
        return truth + (undecided == 0 ? "" : "; " + undecided + " people without decision are not counted");
    }
}
