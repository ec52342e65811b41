package dev.assize.privacy;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Fraction;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.privacy.table.EquivalenceClasses;
import java.util.List;
import java.util.Optional;

/** What equivalence classes show. The figures are facts about the table at hand, so they have no interval. */
final class TableRiskEvidence {
    static final String SMALLEST = "privacy.smallest_equivalence_class";
    static final String SMALL_SHARE = "privacy.records_in_small_classes";
    static final String AVERAGE_RISK = "privacy.average_reidentification_risk";

    private static final List<String> IDS = List.of(SMALLEST, SMALL_SHARE, AVERAGE_RISK);
    private static final String CITATION = "Sweeney, k-anonymity: a model for protecting privacy, 2002";

    private TableRiskEvidence() {}

    static List<Evidence> of(Optional<Table> table, PrivacyOptions options) {
        if (options.quasiIdentifiers().isEmpty()) {
            return undefined(Scope.ALL, Undefined.Cause.NOT_COMPUTED, "no quasi-identifiers were named in the options");
        }
        Scope scope = Scope.ALL.with("quasi_identifiers", String.join(", ", options.quasiIdentifiers()));
        if (table.isEmpty()) {
            return undefined(scope, Undefined.Cause.NOT_COMPUTED, "there is no table whose records could be counted");
        }
        if (table.get().rowCount() == 0) {
            return undefined(scope, Undefined.Cause.NO_VALUE, "the table has 0 records, so there are no classes");
        }
        EquivalenceClasses classes = EquivalenceClasses.of(table.get(), options.quasiIdentifiers());
        long small = classes.recordsInClassesSmallerThan(options.smallClass());
        Scope smallScope = scope.with("k", options.smallClass());
        return List.of(
                exact(SMALLEST, scope, Fraction.of(classes.smallest(), 1), Unit.COUNT, classes),
                exact(SMALL_SHARE, smallScope, Fraction.of(small, classes.records()), Unit.FRACTION, classes),
                exact(AVERAGE_RISK, scope, classes.averageRisk(), Unit.FRACTION, classes));
    }

    private static Evidence exact(String id, Scope scope, Fraction value, Unit unit, EquivalenceClasses classes) {
        String method = "counted in " + classes.classes() + " equivalence classes";
        return new MeasuredValue(new EvidenceKey(id, scope), Estimate.exact(value), unit, classes.records(), method);
    }

    static List<Definition> definitions() {
        return List.of(
                new Definition(
                        SMALLEST,
                        "Smallest equivalence class (k)",
                        "fewest records that agree in all quasi-identifiers",
                        Definition.Range.NOT_NEGATIVE,
                        "As large as possible; 1 means that somebody is unique",
                        CITATION),
                new Definition(
                        SMALL_SHARE,
                        "Records in small equivalence classes",
                        "part of records whose class has fewer than k records",
                        Definition.Range.UNIT,
                        "0; higher is worse",
                        CITATION),
                new Definition(
                        AVERAGE_RISK,
                        "Average re-identification risk",
                        "mean over records of 1 / class size, for one who knows that the person is in the table",
                        Definition.Range.UNIT,
                        "Near 0; higher is worse",
                        "El Emam and Dankar, Protecting privacy using k-anonymity, 2008, prosecutor risk"));
    }

    private static List<Evidence> undefined(Scope scope, Undefined.Cause cause, String reason) {
        return IDS.stream()
                .<Evidence>map(id -> new Undefined(new EvidenceKey(id, scope), cause, reason))
                .toList();
    }
}
