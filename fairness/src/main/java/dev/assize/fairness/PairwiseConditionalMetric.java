package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.MantelHaenszel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One number for each group and the group selected most often over all strata, compared within strata. */
abstract class PairwiseConditionalMetric implements ConditionalFairnessMetric {
    private final Definition definition;
    private final Unit unit;
    private final Function<MantelHaenszel, Optional<Estimate>> estimator;

    PairwiseConditionalMetric(
            Definition definition, Unit unit, Function<MantelHaenszel, Optional<Estimate>> estimator) {
        this.definition = definition;
        this.unit = unit;
        this.estimator = estimator;
    }

    @Override
    public final Definition definition() {
        return definition;
    }

    @Override
    public final List<Evidence> measure(StratifiedOutcomes outcomes) {
        StratifiedPairs pairs = new StratifiedPairs(outcomes);
        Optional<Undefined> undefined = pairs.undefined(id());
        return undefined.isPresent()
                ? List.of(undefined.get())
                : pairs.againstReference().stream().map(this::measure).toList();
    }

    private Evidence measure(StratifiedPairs.Pair pair) {
        EvidenceKey key = new EvidenceKey(id(), pair.scope());
        return estimator
                .apply(pair.comparison())
                .<Evidence>map(estimate -> new MeasuredValue(
                        key, estimate, unit, pair.comparison().rows(), definition.title() + ": " + pair.text()))
                .orElseGet(() -> new Undefined(
                        key,
                        Undefined.Cause.NO_VALUE,
                        pair.noValue(definition.title().toLowerCase(Locale.ROOT))));
    }
}
