package dev.assize.fairness.regression;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Contrasts;
import dev.assize.statistics.SampleQuantile;
import java.util.ArrayList;
import java.util.List;

/** How far the quantiles of predictions of groups lie apart, for several quantiles. */
record QuantileGap() implements NumberMetric {
    private static final String ID = "fairness.regression_quantile_difference";
    private static final double[] QUANTILES = {0.1, 0.25, 0.5, 0.75, 0.9};

    @Override
    public Definition definition() {
        return new Definition(
                ID,
                "Regression: difference of quantiles of predictions",
                "largest minus smallest of the groups' q-quantiles of p, the smallest prediction that a share of q of"
                        + " the group's people does not exceed; q is 0.1, 0.25, 0.5, 0.75 and 0.9",
                Definition.Range.NOT_NEGATIVE,
                "0 is parity; higher is worse",
                "Woodruff, Confidence intervals for medians and other position measures, 1952");
    }

    @Override
    public List<Evidence> measure(NumberGroups groups) {
        if (groups.scope().attributes().isEmpty()) {
            return List.of();
        }
        List<NumberGroup> compared = groups.compared();
        if (compared.size() < 2) {
            return List.of(new Undefined(
                    new EvidenceKey(ID, groups.scope()), Undefined.Cause.NO_VALUE, RegressionCheck.tooFew(groups)));
        }
        List<double[]> sorted = compared.stream()
                .map(group -> sorted(group.outcomes().predicted()))
                .toList();
        List<Evidence> evidence = new ArrayList<>();
        for (double q : QUANTILES) {
            List<Estimate> values = sorted.stream()
                    .map(numbers -> SampleQuantile.of(numbers, q))
                    .toList();
            evidence.add(new MeasuredValue(
                    new EvidenceKey(ID, groups.scope().with("quantile", q)),
                    Contrasts.widestGap(values).orElseThrow(),
                    Unit.NUMBER,
                    groups.people(),
                    "largest minus smallest quantile of p of " + compared.size() + " groups" + groups.leftOut()));
        }
        return evidence;
    }

    static double[] sorted(double[] numbers) {
        double[] sorted = numbers.clone();
        java.util.Arrays.sort(sorted);
        return sorted;
    }
}
