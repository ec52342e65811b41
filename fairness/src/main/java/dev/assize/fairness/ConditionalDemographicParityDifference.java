package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.MantelHaenszel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The widest difference of selection rates between two groups among people of the same stratum, without sign: the
 * largest absolute Mantel-Haenszel difference over all pairs of groups. 0 is parity. Where demographic parity fails and
 * this does not, the groups differ in the strata they are in (Simpson's paradox).
 *
 * <p>The interval takes each sign of each pair as one part of a Bonferroni correction, so it is somewhat wide.
 */
public final class ConditionalDemographicParityDifference implements ConditionalFairnessMetric {
    /** Makes the metric. */
    public ConditionalDemographicParityDifference() {}

    @Override
    public Definition definition() {
        return new Definition(
                "fairness.conditional_demographic_parity_difference",
                "Demographic parity difference within strata",
                "largest absolute value over pairs of groups of: sum of w (p - q) / sum of w, w = n m / (n + m)",
                Definition.Range.UNIT,
                "0 is parity; higher is worse",
                "Corbett-Davies et al., 2017, conditional statistical parity; Mantel and Haenszel, 1959");
    }

    @Override
    public List<Evidence> measure(StratifiedOutcomes outcomes) {
        StratifiedPairs pairs = new StratifiedPairs(outcomes);
        Optional<Undefined> undefined = pairs.undefined(id());
        if (undefined.isPresent()) {
            return List.of(undefined.get());
        }
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        List<Estimate> parts = new ArrayList<>();
        long rows = 0;
        for (StratifiedPairs.Pair pair : pairs.all()) {
            Optional<MantelHaenszel.WithError> found = pair.comparison().riskDifference();
            if (found.isEmpty()) {
                String reason = pair.noValue("selection rate difference");
                return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, reason));
            }
            parts.add(part(found.get().value(), found.get().standardError()));
            parts.add(part(-found.get().value(), found.get().standardError()));
            rows = Math.max(rows, pair.comparison().rows());
        }
        String method = "largest absolute difference over " + parts.size() / 2 + " pairs: "
                + pairs.all().get(0).text();
        return List.of(new MeasuredValue(key, Estimates.largest(parts), Unit.FRACTION_DIFFERENCE, rows, method));
    }

    private static Estimate part(double value, double standardError) {
        return Estimates.normal(value, standardError, 0, 1);
    }
}
