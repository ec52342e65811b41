package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One number that compares one or two rates between all groups, exact and with its interval. */
abstract class GroupComparison implements FairnessMetric {
    private final Definition definition;
    private final Unit unit;
    private final List<Rate> rates;

    GroupComparison(Definition definition, Unit unit, List<Rate> rates) {
        this.definition = definition;
        this.unit = unit;
        this.rates = List.copyOf(rates);
    }

    @Override
    public final Definition definition() {
        return definition;
    }

    @Override
    public final List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        for (Rate rate : rates) {
            Optional<Undefined> unknown = outcomes.unknown(id(), rate);
            if (unknown.isPresent()) {
                return List.of(unknown.get());
            }
        }
        return List.of(compare(outcomes));
    }

    private Evidence compare(GroupedOutcomes outcomes) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        List<Estimate> parts = new ArrayList<>();
        List<ComparedGroups> compared = rates.stream().map(outcomes::compared).toList();
        for (ComparedGroups groups : compared) {
            Optional<Estimate> part = groups.groups().size() < 2 ? Optional.empty() : part(groups);
            if (part.isEmpty()) {
                String reason = groups.groups().size() < 2 ? groups.tooFew() : noPart(groups);
                return new Undefined(key, Undefined.Cause.NO_VALUE, reason);
            }
            parts.add(part.get());
        }
        long rows = compared.stream().mapToLong(ComparedGroups::rows).sum();
        String text = compared.stream().map(ComparedGroups::text).collect(Collectors.joining("; "));
        Estimate estimate = parts.size() == 1 ? parts.get(0) : combine(parts);
        return new MeasuredValue(key, estimate, unit, rows, definition.formula() + ": " + text);
    }

    /** Compares one rate; {@code groups} has two or more. */
    abstract Optional<Estimate> part(ComparedGroups groups);

    /** Says why {@link #part} gave nothing. */
    abstract String noPart(ComparedGroups groups);

    /** Makes one number of those of several rates. */
    abstract Estimate combine(List<Estimate> parts);
}
