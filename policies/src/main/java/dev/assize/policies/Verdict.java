package dev.assize.policies;

import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import java.util.List;
import java.util.Optional;

/**
 * What one rule says about one piece of evidence, or about the absence of evidence.
 *
 * @param rule what was asked
 * @param status what came of it
 * @param evidence the name of the evidence; empty when none matched
 * @param measured the value judged, where there was one; its interval is the one the decision used
 * @param reason one or two sentences for a person, with the figures of the decision
 * @param sampleSizeNeeded for an inconclusive rule: people needed to settle it if the value stays as it is
 */
public record Verdict(
        RuleSummary rule,
        Status status,
        Optional<EvidenceKey> evidence,
        Optional<MeasuredValue> measured,
        String reason,
        Optional<Long> sampleSizeNeeded) {
    /**
     * What a report shows of a rule.
     *
     * @param id unique within the policy
     * @param title what the rule asks, in plain words
     * @param metric the evidence id it judges
     * @param limit what it demands
     * @param decide how it decides
     * @param mode what it does when it is neither proven nor refuted
     * @param severity how much it weighs
     * @param source where the limit comes from: law, guideline, convention, project default
     * @param maps ids of the duties it serves
     */
    public record RuleSummary(
            String id,
            String title,
            String metric,
            Optional<Limit> limit,
            Decide decide,
            Mode mode,
            Severity severity,
            String source,
            List<String> maps) {
        /** Copies the duties. */
        public RuleSummary {
            maps = List.copyOf(maps);
        }

        /** Makes the summary of a rule that blocks unless it is proven. */
        public RuleSummary(
                String id,
                String title,
                String metric,
                Optional<Limit> limit,
                Decide decide,
                Severity severity,
                String source,
                List<String> maps) {
            this(id, title, metric, limit, decide, Mode.ONLY_IF_PROVEN_GOOD, severity, source, maps);
        }
    }

    /**
     * Returns whether this outcome stops a deployment: an error-level rule that failed, lacks evidence or is not
     * proven.
     */
    public boolean blocks() {
        if (rule.severity() != Severity.ERROR) {
            return false;
        }
        return switch (status) {
            case FAIL, MISSING, NEEDS_REVIEW -> true;
            case INCONCLUSIVE -> rule.mode() == Mode.ONLY_IF_PROVEN_GOOD;
            case PASS, WAIVED, NOT_APPLICABLE -> false;
        };
    }
}
