package dev.assize.reports;

import java.util.List;

/**
 * What the report says beside its findings.
 *
 * @param language of the texts, a language tag such as {@code "en"}
 * @param nextSteps what to do next, most urgent first
 */
public record ReportNotes(String language, List<String> nextSteps) {
    /** Copies the steps. */
    public ReportNotes {
        nextSteps = List.copyOf(nextSteps);
    }
}
