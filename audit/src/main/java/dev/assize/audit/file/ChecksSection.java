package dev.assize.audit.file;

import dev.assize.explain.ExplainOptions;
import dev.assize.fairness.FairnessOptions;
import dev.assize.privacy.PrivacyOptions;
import dev.assize.robustness.RobustnessOptions;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code checks}: what is looked at. A part that is empty is switched off.
 *
 * @param fairness how groups are compared; the columns come from the section {@code data}
 * @param privacy what could leak
 * @param explain what answers rest on
 * @param robustness what damage does
 */
public record ChecksSection(
        Optional<FairnessOptions> fairness,
        Optional<PrivacyOptions> privacy,
        Optional<ExplainOptions> explain,
        Optional<RobustnessOptions> robustness) {
    /** The names of the checks, in the order in which they run. */
    public static final List<String> NAMES = List.of("fairness", "privacy", "explain", "robustness");
}
