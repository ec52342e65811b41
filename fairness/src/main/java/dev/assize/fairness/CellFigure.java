package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One number made from the cells of all groups at once, with a bootstrap interval. Everybody counts, by weight, and all
 * groups with people; rows without truth or decision do not count where these are needed.
 */
final class CellFigure implements FairnessMetric {
    private final Definition definition;
    private final Rate needs;
    private final ToDoubleFunction<GroupedOutcomes> value;

    /**
     * Makes the metric.
     *
     * @param definition what it is
     * @param needs a rate that needs of a row what this number needs
     * @param value the number; NaN or infinite where there is none
     */
    CellFigure(Definition definition, Rate needs, ToDoubleFunction<GroupedOutcomes> value) {
        this.definition = definition;
        this.needs = needs;
        this.value = value;
    }

    @Override
    public Definition definition() {
        return definition;
    }

    /** Returns the number; NaN or infinite where there is none. */
    double value(GroupedOutcomes outcomes) {
        return value.applyAsDouble(outcomes);
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<Undefined> unknown = outcomes.unknown(id(), needs);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        ComparedGroups compared = outcomes.compared(needs);
        if (compared.members().size() < 2) {
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, compared.tooFew()));
        }
        double found = value(outcomes);
        if (!Double.isFinite(found)) {
            String reason = "the number has no finite value for these counts: " + definition.formula();
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, reason));
        }
        long rows = outcomes.total(needs::rows);
        return List.of(new MeasuredValue(key, estimate(outcomes, found), Unit.NUMBER, rows, definition.formula()));
    }

    private Estimate estimate(GroupedOutcomes outcomes, double found) {
        double confidence = Estimates.SHOWN_CONFIDENCE;
        Optional<Interval> interval = new CellBootstrap(outcomes)
                .interval(value, found, confidence)
                .map(ends -> new Interval(
                        ends[0], ends[1], confidence, "percentile bootstrap of " + CellBootstrap.DRAWS + " draws"));
        return new Estimate(found, Optional.empty(), interval, Optional.empty());
    }
}
