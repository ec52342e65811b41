package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import java.util.List;
import java.util.Optional;

/** One {@link Measure} for each group, with its interval; for all rows where no attribute makes groups. */
final class ByGroup implements FairnessMetric {
    private final Measure measure;

    ByGroup(Measure measure) {
        this.measure = measure;
    }

    @Override
    public Definition definition() {
        return measure.definition();
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        Optional<Undefined> unknown = outcomes.unknown(id(), measure);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        return outcomes.groups().stream().map(group -> measure(group, outcomes)).toList();
    }

    private Evidence measure(GroupCounts group, GroupedOutcomes outcomes) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scopeOf(group));
        Optional<Estimate> estimate = measure.of(group);
        String method = measure.formula() + (group.weighted() ? ", by weight" : "") + notCounted(group);
        return estimate.<Evidence>map(
                        known -> new MeasuredValue(key, known, measure.unit(), measure.rows(group), method))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, GroupedOutcomes.noValue(measure, group)));
    }

    /** Names the people who cannot count because truth or decision is not known. */
    private String notCounted(GroupCounts group) {
        boolean truth = measure.needs().truth();
        long noTruth = truth ? group.withoutTruth() : 0;
        long undecided = measure.needs().decision() ? group.rows() - group.decided() : 0;
        String missing = noTruth == 0 ? "" : "; " + noTruth + " people without truth are not counted";
        return missing + (undecided == 0 ? "" : "; " + undecided + " people without decision are not counted");
    }
}
