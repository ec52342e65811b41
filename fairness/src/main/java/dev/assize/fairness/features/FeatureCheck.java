package dev.assize.fairness.features;

import dev.assize.core.Column;
import dev.assize.core.Counts;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.fairness.MetricSelection;
import dev.assize.fairness.RowGroups;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures for each sensitive attribute and each feature how well the feature tells the group, and how much of it is
 * missing in each group. A row is a person.
 */
public final class FeatureCheck {
    private static final String STRENGTH = "fairness.proxy_strength";
    private static final String AREA = "fairness.proxy_auc";
    private static final String MISSING = "fairness.missing_rate";
    private static final String GAP = "fairness.missing_rate_difference";

    private final Table people;
    private final MetricSelection metrics;

    private FeatureCheck(Table people, MetricSelection metrics) {
        this.people = people;
        this.metrics = metrics;
    }

    /**
     * Measures.
     *
     * @param people the rows
     * @param features the columns that a model reads; pictures, sequences and free texts are left out
     * @param attributes the sensitive columns; a feature that is one of them is left out for that attribute
     * @param metrics what was asked for
     */
    public static List<Evidence> run(
            Table people, List<String> features, List<String> attributes, MetricSelection metrics) {
        FeatureCheck check = new FeatureCheck(people, metrics);
        List<Evidence> evidence = new ArrayList<>();
        for (String attribute : attributes) {
            RowGroups groups = RowGroups.of(people.column(attribute));
            for (String feature : features) {
                if (!feature.equals(attribute)) {
                    evidence.addAll(check.measure(attribute, groups, people.column(feature)));
                }
            }
        }
        return List.copyOf(evidence);
    }

    /** Returns the definition of every id. */
    public static List<Definition> definitions() {
        return List.of(
                new Definition(
                        MISSING,
                        "Missing cells",
                        "people of the group whose cell of the feature is empty / people of the group",
                        Definition.Range.UNIT,
                        "0; a feature that lacks for one group more often says less about that group",
                        "Fernando et al., Missing the missing values: the ugly duckling of fairness, 2021"),
                new Definition(
                        GAP,
                        "Difference of missing cells",
                        "largest missing rate of a group - smallest",
                        Definition.Range.UNIT,
                        "0; higher is worse",
                        "Fernando et al., Missing the missing values: the ugly duckling of fairness, 2021"),
                new Definition(
                        AREA,
                        "Proxy area under the ROC curve",
                        "P(share of the group at the feature's level is higher for a member than for another person), "
                                + "levels learned on the other half of the rows",
                        Definition.Range.UNIT,
                        "0.5: the feature tells nothing of the group; 1 tells it exactly",
                        "DeLong, DeLong and Clarke-Pearson, 1988"),
                new Definition(
                        STRENGTH,
                        "Proxy strength",
                        "max(0, I(feature; group) - (r - 1)(c - 1)/(2n)) / H(group); numbers cut at their deciles",
                        Definition.Range.UNIT,
                        "0: the feature tells nothing of the group; 1 tells it exactly",
                        "Theil, Statistical decomposition analysis, 1972; Miller, Note on the bias of information "
                                + "estimates, 1955"));
    }

    private List<Evidence> measure(String attribute, RowGroups groups, Column feature) {
        Scope scope = Scope.attribute(attribute).with("feature", feature.name());
        List<Evidence> evidence = new ArrayList<>();
        FeatureLevels.of(feature).ifPresent(levels -> {
            ProxyStrength proxy = new ProxyStrength(levels, groups);
            if (metrics.asksOfModels(STRENGTH)) {
                evidence.add(strength(scope, proxy));
            }
            if (metrics.asksOfModels(AREA)) {
                for (int group = 0; group < groups.names().size(); group++) {
                    evidence.add(area(scope.withGroups(groups.names().get(group)), proxy.auc(group)));
                }
            }
        });
        List<Counts> missing = missing(groups, feature);
        if (metrics.asksOfModels(MISSING)) {
            missing.forEach(counts -> evidence.add(rate(scope.withGroups(counts.name()), counts)));
        }
        if (metrics.asksOfModels(GAP)) {
            evidence.add(gap(scope, missing));
        }
        return evidence;
    }

    private Evidence strength(Scope scope, ProxyStrength proxy) {
        EvidenceKey key = new EvidenceKey(STRENGTH, scope);
        OptionalDouble strength = proxy.uncertaintyCoefficient();
        return strength.isPresent()
                ? new MeasuredValue(
                        key,
                        Estimate.certain(strength.getAsDouble()),
                        Unit.NUMBER,
                        people.rowCount(),
                        "share of the entropy of the group, corrected for chance; without an interval")
                : new Undefined(key, Undefined.Cause.NO_VALUE, "telling groups apart needs two with people");
    }

    private Evidence area(Scope scope, Optional<Estimate> area) {
        EvidenceKey key = new EvidenceKey(AREA, scope);
        return area.<Evidence>map(value -> new MeasuredValue(
                        key,
                        value,
                        Unit.NUMBER,
                        people.rowCount(),
                        "mean of two halves, each scored by the other; DeLong's intervals"))
                .orElseGet(() -> new Undefined(
                        key,
                        Undefined.Cause.NO_VALUE,
                        "each half of the rows needs at least two people inside and two outside of the group"));
    }

    private static List<Counts> missing(RowGroups groups, Column feature) {
        long[] rows = new long[groups.names().size()];
        long[] empty = new long[rows.length];
        for (int row = 0; row < groups.rows(); row++) {
            int group = groups.group(row);
            if (group >= 0) {
                rows[group]++;
                empty[group] += feature.isMissing(row) ? 1 : 0;
            }
        }
        List<Counts> counts = new ArrayList<>();
        for (int group = 0; group < rows.length; group++) {
            counts.add(new Counts(groups.names().get(group), empty[group], rows[group]));
        }
        return counts;
    }

    private static Evidence rate(Scope scope, Counts counts) {
        return new MeasuredValue(
                new EvidenceKey(MISSING, scope),
                Estimates.rate(counts).orElseThrow(),
                Unit.FRACTION,
                counts.rows(),
                "empty cells / people of the group");
    }

    private static Evidence gap(Scope scope, List<Counts> missing) {
        EvidenceKey key = new EvidenceKey(GAP, scope);
        long rows = missing.stream().mapToLong(Counts::rows).sum();
        return Estimates.widestGap(missing)
                .<Evidence>map(
                        gap -> new MeasuredValue(key, gap, Unit.FRACTION, rows, "largest missing rate - smallest"))
                .orElseGet(
                        () -> new Undefined(key, Undefined.Cause.NO_VALUE, "comparing needs two groups with people"));
    }
}
