package dev.assize.privacy;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Curve;
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
import dev.assize.privacy.table.Generalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What equivalence classes show. The figures are facts about the table at hand, so they have no interval. */
final class TableRiskEvidence {
    static final String SMALLEST = "privacy.smallest_equivalence_class";
    static final String SMALL_SHARE = "privacy.records_in_small_classes";
    static final String AVERAGE_RISK = "privacy.average_reidentification_risk";
    static final String UNIQUE = "privacy.unique_records";
    static final String SUPPRESSION = "privacy.suppression_for_k";

    private static final List<String> IDS = List.of(SMALLEST, SMALL_SHARE, AVERAGE_RISK, UNIQUE, SUPPRESSION);
    private static final int[] SIZES = {2, 3, 5, 10, 20, 50, 100};

    private TableRiskEvidence() {}

    static List<Evidence> of(PrivacyInputs inputs, PrivacyOptions options) {
        if (options.quasiIdentifiers().isEmpty()) {
            return undefined(Scope.ALL, Undefined.Cause.NOT_COMPUTED, "no quasi-identifiers were named in the options");
        }
        Scope scope = Scope.ALL.with("quasi_identifiers", words(options));
        if (inputs.table().isEmpty()) {
            return undefined(scope, Undefined.Cause.NOT_COMPUTED, inputs.noTable());
        }
        Table table = inputs.table().get();
        if (table.rowCount() == 0) {
            return undefined(scope, Undefined.Cause.NO_VALUE, "the table has 0 records, so there are no classes");
        }
        EquivalenceClasses classes =
                EquivalenceClasses.of(Generalization.apply(table, options.rules()), options.quasiIdentifiers());
        List<Evidence> found = new ArrayList<>(ofClasses(classes, scope, options.smallClass()));
        found.addAll(ConfidentialEvidence.of(classes, table, options.confidential(), scope));
        return found;
    }

    private static List<Evidence> ofClasses(EquivalenceClasses classes, Scope scope, int k) {
        return List.of(
                exact(SMALLEST, scope, Fraction.of(classes.smallest(), 1), Unit.COUNT, classes),
                exact(SMALL_SHARE, scope.with("k", k), share(classes, k), Unit.FRACTION, classes),
                exact(AVERAGE_RISK, scope, classes.averageRisk(), Unit.FRACTION, classes),
                exact(UNIQUE, scope, Fraction.of(classes.singletons(), classes.records()), Unit.FRACTION, classes),
                suppression(classes, scope));
    }

    private static Fraction share(EquivalenceClasses classes, int k) {
        return Fraction.of(classes.recordsInClassesSmallerThan(k), classes.records());
    }

    private static Evidence suppression(EquivalenceClasses classes, Scope scope) {
        List<Curve.Point> points = new ArrayList<>();
        for (int k : SIZES) {
            points.add(new Curve.Point(k, Estimate.exact(share(classes, k))));
        }
        return new Curve(
                new EvidenceKey(SUPPRESSION, scope),
                "k",
                "part of records in classes of fewer than k",
                List.of(new Curve.Series("records to suppress", points)));
    }

    private static Evidence exact(String id, Scope scope, Fraction value, Unit unit, EquivalenceClasses classes) {
        String method = "counted in " + classes.classes() + " equivalence classes";
        return new MeasuredValue(new EvidenceKey(id, scope), Estimate.exact(value), unit, classes.records(), method);
    }

    /** Names the columns, and the bands, without which the same columns would mean something else. */
    private static String words(PrivacyOptions options) {
        return options.quasiIdentifiers().stream()
                .map(name -> Optional.ofNullable(options.bands().get(name))
                        .map(width -> name + " by " + CanonicalNumber.text(width))
                        .orElse(name))
                .collect(Collectors.joining(", "));
    }

    private static List<Evidence> undefined(Scope scope, Undefined.Cause cause, String reason) {
        return Stream.concat(IDS.stream(), ConfidentialEvidence.IDS.stream())
                .<Evidence>map(id -> new Undefined(new EvidenceKey(id, scope), cause, reason))
                .toList();
    }
}
