package dev.assize.policies;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Suggestion;
import dev.assize.core.Undefined;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges all evidence by one rule. */
final class RuleJudge {
    private static final int MOST_LISTED = 5;

    private final Rule rule;
    private final LocalDate asOf;

    RuleJudge(Rule rule, LocalDate asOf) {
        this.rule = rule;
        this.asOf = asOf;
    }

    List<Verdict> judge(List<Evidence> all) {
        if (!rule.effective().contains(asOf)) {
            String reason = "The rule is in force " + rule.effective() + " and was applied for " + asOf + ".";
            return List.of(verdict(Status.NOT_APPLICABLE, Optional.empty(), reason));
        }
        List<Evidence> matching = all.stream().filter(this::matches).toList();
        if (matching.isEmpty()) {
            return List.of(verdict(Status.MISSING, Optional.empty(), missing(all)));
        }
        List<MeasuredValue> measured = matching.stream()
                .filter(MeasuredValue.class::isInstance)
                .map(MeasuredValue.class::cast)
                .toList();
        Family family = new Family(rule, measured);
        return matching.stream()
                .map(evidence -> evidence instanceof MeasuredValue value
                        ? measured(value, family.decide(value))
                        : undefined((Undefined) evidence))
                .toList();
    }

    /** Only single values and their absence can be judged; tables and curves are for the eye. */
    private boolean matches(Evidence evidence) {
        return (evidence instanceof MeasuredValue || evidence instanceof Undefined)
                && evidence.key().id().equals(rule.metric())
                && rule.scope().matches(evidence.key().scope());
    }

    private Verdict measured(MeasuredValue value, Decision decision) {
        Estimate estimate = value.estimate();
        Estimate shown = new Estimate(estimate.value(), estimate.exact(), decision.interval(), estimate.uncertainty());
        MeasuredValue judged = new MeasuredValue(value.key(), shown, value.unit(), value.sampleSize(), value.method());
        return new Verdict(
                rule.summary(),
                decision.status(),
                Optional.of(value.key()),
                Optional.of(judged),
                decision.grounds(),
                decision.sampleSizeNeeded());
    }

    private Verdict undefined(Undefined undefined) {
        Optional<EvidenceKey> key = Optional.of(undefined.key());
        return switch (undefined.cause()) {
            case NOT_APPLICABLE -> verdict(Status.NOT_APPLICABLE, key, "Not applicable: " + undefined.reason());
            case NOT_COMPUTED -> verdict(Status.MISSING, key, "Not computed: " + undefined.reason());
            case NO_VALUE -> verdict(withoutValue(), key, "There is no value: " + undefined.reason());
        };
    }

    private Status withoutValue() {
        return switch (rule.onUndefined()) {
            case INCONCLUSIVE -> Status.INCONCLUSIVE;
            case FAIL -> Status.FAIL;
            case NOT_APPLICABLE -> Status.NOT_APPLICABLE;
            case NEEDS_REVIEW -> Status.NEEDS_REVIEW;
        };
    }

    private Verdict verdict(Status status, Optional<EvidenceKey> evidence, String reason) {
        return new Verdict(rule.summary(), status, evidence, Optional.empty(), reason, Optional.empty());
    }

    private String missing(List<Evidence> all) {
        List<Evidence> same = all.stream()
                .filter(evidence -> evidence.key().id().equals(rule.metric()))
                .toList();
        if (same.isEmpty()) {
            List<String> ids =
                    all.stream().map(evidence -> evidence.key().id()).distinct().toList();
            String none = "No evidence has the metric " + rule.metric() + ".";
            return ids.isEmpty()
                    ? "There is no evidence at all, so none for " + rule.metric() + "."
                    : none + " " + Suggestion.among(rule.metric(), ids);
        }
        String others =
                same.stream().limit(MOST_LISTED).map(RuleJudge::described).collect(Collectors.joining("; "));
        String more = same.size() > MOST_LISTED ? "; and " + (same.size() - MOST_LISTED) + " more" : "";
        return "No evidence matches " + rule.target() + ". There is: " + others + more + ".";
    }

    private static String described(Evidence evidence) {
        boolean judged = evidence instanceof MeasuredValue || evidence instanceof Undefined;
        return evidence.key() + (judged ? "" : " (a table or picture, which no rule can judge)");
    }
}
