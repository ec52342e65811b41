package dev.assize.reports;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Provenance;
import dev.assize.policies.Judgement;
import java.util.List;

/**
 * Everything one audit found, and all that its views are drawn from.
 *
 * @param subject what was audited
 * @param findings the evidence and what its ids mean
 * @param judgement what the policy says of it
 * @param provenance what it was made from
 * @param notes language and advice
 */
public record Report(
        Subject subject, Findings findings, Judgement judgement, Provenance provenance, ReportNotes notes) {
    /** The version of the report format that this library reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    /** Starts a report. */
    public static ReportBuilder builder() {
        return new ReportBuilder();
    }

    /** Returns the evidence, in the order of the checks. */
    public List<Evidence> evidence() {
        return findings.evidence();
    }

    /** Returns what the ids of the evidence and of the rules mean, ordered by id. */
    public List<Definition> definitions() {
        return findings.definitions();
    }

    /**
     * Returns the same findings under another judgement, with the advice that fits it.
     *
     * @param other what another policy, or the same one on another day, says
     * @param known definitions of metrics that only the other policy names; more than needed does no harm
     */
    public Report judged(Judgement other, List<Definition> known) {
        return builder()
                .subject(subject)
                .evidence(evidence())
                .definitions(definitions())
                .definitions(known)
                .judgement(other)
                .provenance(provenance)
                .language(notes.language())
                .build();
    }
}
