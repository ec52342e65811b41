package dev.assize.audit;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.fairness.FairnessCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a mitigation changed: the same measures of the same rows as decided by the model without it, beside those of the
 * fairness check; and whether the sensitive columns are needed to decide.
 */
final class MitigationEvidence {
    private static final String NEEDS = "mitigation.needs_sensitive_attribute";
    private static final String AFTER = "fairness.";
    private static final String BEFORE = "mitigation.before_";
    private static final List<String> MEASURES = List.of(
            "fairness.accuracy",
            "fairness.demographic_parity_difference",
            "fairness.demographic_parity_ratio",
            "fairness.equal_opportunity_difference",
            "fairness.equalized_odds_difference");

    private MitigationEvidence() {}

    /** Returns the definitions of all ids. */
    static List<Definition> definitions() {
        Map<String, Definition> known = new TreeMap<>();
        FairnessCheck.definitions().forEach(each -> known.put(each.id(), each));
        List<Definition> definitions = new ArrayList<>();
        for (String id : MEASURES) {
            Optional.ofNullable(known.get(id))
                    .ifPresent(after -> definitions.add(new Definition(
                            before(id),
                            after.title() + " before mitigation",
                            after.formula() + " Of the decisions without the mitigation; '" + id + "' is after it.",
                            after.range(),
                            after.ideal(),
                            after.citation())));
        }
        definitions.add(new Definition(
                NEEDS,
                "Sensitive attribute needed to decide",
                "1 if the group of a person must be known to decide about that person, because a rule decides by it or the "
                        + "model reads it, else 0",
                Definition.Range.UNIT,
                "0; a law may forbid to use the attribute",
                "this program"));
        return definitions;
    }

    /**
     * Returns the evidence.
     *
     * @param before the fairness evidence of the decisions without the mitigation, of which the measures are taken
     * @param mitigation what it needs to decide
     * @param rows the rows that judge
     */
    static List<Evidence> of(List<Evidence> before, Decided.Unmitigated mitigation, long rows) {
        List<Evidence> evidence = new ArrayList<>();
        for (Evidence piece : before) {
            if (MEASURES.contains(piece.key().id())) {
                EvidenceKey key =
                        new EvidenceKey(before(piece.key().id()), piece.key().scope());
                if (piece instanceof MeasuredValue value) {
                    evidence.add(
                            new MeasuredValue(key, value.estimate(), value.unit(), value.sampleSize(), value.method()));
                } else if (piece instanceof Undefined undefined) {
                    evidence.add(new Undefined(key, undefined.cause(), undefined.reason()));
                }
            }
        }
        evidence.add(new MeasuredValue(
                new EvidenceKey(NEEDS, Scope.ALL),
                Estimate.certain(
                        mitigation.byRule().isEmpty() && mitigation.byModel().isEmpty() ? 0 : 1),
                Unit.NUMBER,
                rows,
                method(mitigation)));
        return evidence;
    }

    private static String method(Decided.Unmitigated mitigation) {
        if (!mitigation.byRule().isEmpty()) {
            String by = String.join(" and ", mitigation.byRule());
            return mitigation.mitigation().repaired().isPresent()
                    ? "features repaired by " + by
                    : "decision rule by " + by;
        }
        return mitigation.byModel().isEmpty()
                ? "training alone"
                : "training alone; the model reads " + String.join(" and ", mitigation.byModel());
    }

    private static String before(String id) {
        return BEFORE + id.substring(AFTER.length());
    }
}
