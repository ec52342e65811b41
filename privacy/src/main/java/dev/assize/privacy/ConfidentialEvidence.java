package dev.assize.privacy;

import dev.assize.core.Column;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Fraction;
import dev.assize.core.MeasuredValue;
import dev.assize.core.NumericColumn;
import dev.assize.core.Scope;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.privacy.table.AttributeDisclosure;
import dev.assize.privacy.table.EquivalenceClasses;
import java.util.List;

/** What somebody who knows the quasi-identifiers of a person learns about a confidential column. */
final class ConfidentialEvidence {
    static final String DISTINCT = "privacy.distinct_values_in_class";
    static final String ENTROPY = "privacy.entropy_diversity";
    static final String CONFIDENCE = "privacy.disclosure_confidence";
    static final String HOMOGENEOUS = "privacy.disclosed_records";
    static final String CLOSENESS = "privacy.class_distance";
    static final String ORDERED = "privacy.class_distance_ordered";
    static final String DELTA = "privacy.delta_disclosure";
    static final String BETA = "privacy.beta_likeness";

    static final List<String> IDS =
            List.of(DISTINCT, ENTROPY, CONFIDENCE, HOMOGENEOUS, CLOSENESS, ORDERED, DELTA, BETA);

    private final AttributeDisclosure disclosure;
    private final EquivalenceClasses classes;
    private final Column column;
    private final Scope scope;

    private ConfidentialEvidence(EquivalenceClasses classes, Column column, Scope scope) {
        this.disclosure = AttributeDisclosure.of(classes, column);
        this.classes = classes;
        this.column = column;
        this.scope = scope.with("confidential", column.name());
    }

    /** Returns all figures of each column; one reason each if there is none. */
    static List<Evidence> of(EquivalenceClasses classes, Table table, List<String> columns, Scope scope) {
        if (columns.isEmpty()) {
            return IDS.stream()
                    .<Evidence>map(id -> new Undefined(
                            new EvidenceKey(id, scope),
                            Undefined.Cause.NOT_COMPUTED,
                            "no confidential columns were named in the options"))
                    .toList();
        }
        return columns.stream()
                .flatMap(name -> new ConfidentialEvidence(classes, table.column(name), scope).all().stream())
                .toList();
    }

    private List<Evidence> all() {
        Fraction disclosed = Fraction.of(disclosure.homogeneousRecords(), classes.records());
        return List.of(
                value(DISTINCT, Estimate.exact(Fraction.of(disclosure.distinct(), 1)), Unit.COUNT),
                value(ENTROPY, Estimate.certain(disclosure.entropyDiversity()), Unit.NUMBER),
                value(CONFIDENCE, Estimate.certain(disclosure.largestConfidence()), Unit.FRACTION),
                value(HOMOGENEOUS, Estimate.exact(disclosed), Unit.FRACTION),
                value(CLOSENESS, Estimate.certain(disclosure.equalDistance()), Unit.FRACTION),
                ordered(),
                value(DELTA, Estimate.certain(disclosure.deltaDisclosure()), Unit.NUMBER),
                value(BETA, Estimate.certain(disclosure.beta()), Unit.NUMBER));
    }

    private Evidence ordered() {
        if (disclosure.orderedDistance().isPresent()) {
            return value(ORDERED, Estimate.certain(disclosure.orderedDistance().getAsDouble()), Unit.FRACTION);
        }
        EvidenceKey key = new EvidenceKey(ORDERED, scope);
        return column instanceof NumericColumn
                ? new Undefined(
                        key,
                        Undefined.Cause.NO_VALUE,
                        "column '" + column.name() + "' has missing cells, which have no place in an order")
                : new Undefined(
                        key,
                        Undefined.Cause.NOT_APPLICABLE,
                        "column '" + column.name() + "' holds categories, which have no order");
    }

    private Evidence value(String id, Estimate estimate, Unit unit) {
        String method = "worst of " + classes.classes() + " equivalence classes";
        return new MeasuredValue(new EvidenceKey(id, scope), estimate, unit, classes.records(), method);
    }
}
