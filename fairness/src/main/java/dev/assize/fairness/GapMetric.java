package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One number that compares all groups by a criterion, with its interval. */
final class GapMetric implements FairnessMetric {
    private final Definition definition;
    private final Criterion criterion;
    private final GapForm form;

    /** Makes the metric {@code fairness.<criterion>_<form>}. */
    GapMetric(Criterion criterion, GapForm form) {
        this(criterion.name() + "_" + form.suffix(), criterion, form);
    }

    /** Makes the metric of that name. */
    GapMetric(String name, Criterion criterion, GapForm form) {
        this.criterion = criterion;
        this.form = form;
        Definition first = criterion.measures().get(0).definition();
        Definition.Range range =
                criterion.joining().sizes() ? GapForm.DIFFERENCE.range(first.range()) : form.range(first.range());
        String ideal = criterion.joining().sizes() ? GapForm.DIFFERENCE.ideal() : form.ideal();
        this.definition = new Definition(
                "fairness." + name,
                GroupNames.sentence(name),
                criterion.formula(form),
                range,
                ideal,
                criterion.citation());
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        for (Measure measure : criterion.measures()) {
            Optional<Undefined> unknown = outcomes.unknown(id(), measure);
            if (unknown.isPresent()) {
                return List.of(unknown.get());
            }
        }
        return List.of(compare(outcomes));
    }

    private Evidence compare(GroupedOutcomes outcomes) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        List<ComparedGroups> compared =
                criterion.measures().stream().map(outcomes::compared).toList();
        List<Estimate> parts = new ArrayList<>();
        for (ComparedGroups groups : compared) {
            Optional<Estimate> part = groups.members().size() < 2 ? Optional.empty() : form.of(groups, outcomes);
            if (part.isEmpty()) {
                return new Undefined(key, Undefined.Cause.NO_VALUE, noPart(groups, outcomes));
            }
            parts.add(part.get());
        }
        long rows = compared.stream().mapToLong(ComparedGroups::rows).sum();
        String text = compared.stream().map(ComparedGroups::text).collect(Collectors.joining("; "));
        boolean one = parts.size() == 1 && !criterion.joining().sizes();
        Estimate estimate = one ? parts.get(0) : criterion.join(parts, form);
        String method = definition.formula() + ": " + text + against(outcomes) + noInterval(estimate);
        return new MeasuredValue(
                key, estimate, form.unit(criterion.measures().get(0).unit()), rows, method);
    }

    private String against(GroupedOutcomes outcomes) {
        return form.isPooled()
                ? "; reference group '"
                        + outcomes.comparison()
                                .reference()
                                .in(outcomes)
                                .orElseThrow()
                                .name() + "'"
                : "";
    }

    private static String noInterval(Estimate estimate) {
        return estimate.interval().isPresent() ? "" : "; no interval, its parts have none";
    }

    private String noPart(ComparedGroups groups, GroupedOutcomes outcomes) {
        if (groups.members().size() < 2) {
            return groups.tooFew();
        }
        ReferenceGroup reference = outcomes.comparison().reference();
        if (form.isPooled() && reference.in(outcomes).isEmpty()) {
            return reference.missing(outcomes);
        }
        String title = groups.measure().title();
        return form.isRatio() && groups.highest().orElseThrow().estimate().value() <= 0
                ? "every compared group has a " + title + " of 0, and 0/0 has no value"
                : "the " + title + " of one side of the comparison has no value or is 0";
    }
}
