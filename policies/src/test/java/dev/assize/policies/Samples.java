package dev.assize.policies;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.time.LocalDate;
import java.util.List;

/** Evidence and policies for tests. */
final class Samples {
    static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    static final String RATE = "fairness.selection_rate";
    static final String RATIO = "fairness.impact_ratio";

    private Samples() {}

    /** A policy of one rule with id {@code a}, given its keys after the id. */
    static Policy rule(String keys) {
        return PolicyReader.read("policy: p\nversion: 1\nrules:\n  - {id: a, " + keys + "}\n", "p.yaml");
    }

    static Policy policy(String... rules) {
        return PolicyReader.read(
                "policy: p\nversion: 1\nrules:\n  - {" + String.join("}\n  - {", rules) + "}\n", "p.yaml");
    }

    static MeasuredValue rate(Scope scope, long hits, long rows) {
        Estimate estimate = Estimates.rate(new Counts("rows", hits, rows)).orElseThrow();
        return new MeasuredValue(new EvidenceKey(RATE, scope), estimate, Unit.FRACTION, rows, "counted");
    }

    static MeasuredValue ratio(String group, Counts numerator, Counts denominator) {
        Scope scope = Scope.attribute("branch").withGroups(group, denominator.name());
        Estimate estimate = Estimates.ratio(numerator, denominator).orElseThrow();
        long rows = numerator.rows() + denominator.rows();
        return new MeasuredValue(new EvidenceKey(RATIO, scope), estimate, Unit.RATIO, rows, "counted");
    }

    static MeasuredValue number(String id, Estimate estimate, long rows) {
        return new MeasuredValue(new EvidenceKey(id, Scope.ALL), estimate, Unit.NUMBER, rows, "computed");
    }

    static Undefined undefined(String id, Undefined.Cause cause, String reason) {
        return new Undefined(new EvidenceKey(id, Scope.ALL), cause, reason);
    }

    static Verdict only(Policy policy, Evidence... evidence) {
        List<Verdict> verdicts = Judge.judge(policy, List.of(evidence), TODAY).verdicts();
        if (verdicts.size() != 1) {
            throw new AssertionError("one verdict was expected, there are " + verdicts);
        }
        return verdicts.get(0);
    }
}
