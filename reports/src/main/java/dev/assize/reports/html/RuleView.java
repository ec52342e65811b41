package dev.assize.reports.html;

import java.util.List;
import java.util.Optional;

/**
 * One row of the rule table.
 *
 * @param status what came of the rule
 * @param blocking whether it can stop a deployment, as a word
 * @param name the rule: id, title and metric
 * @param scope what the evidence speaks of
 * @param figures the numbers of the decision
 * @param reason one or two sentences
 * @param source where the limit comes from
 * @param maps the duties it serves
 */
record RuleView(
        StatusView status,
        String blocking,
        Name name,
        String scope,
        Figures figures,
        String reason,
        String source,
        List<String> maps) {
    /**
     * What a rule is called.
     *
     * @param id unique within the policy
     * @param title in plain words
     * @param metric title of the metric
     */
    record Name(String id, String title, String metric) {}

    /**
     * The numbers of a decision.
     *
     * @param measured the value judged
     * @param interval its interval
     * @param confidence coverage of the interval
     * @param limit what was demanded
     * @param n sample size
     * @param needed sample size that would settle it
     * @param mark the picture of it
     */
    record Figures(
            Optional<String> measured,
            Optional<String> interval,
            String confidence,
            Optional<String> limit,
            Optional<String> n,
            Optional<String> needed,
            Optional<MarkView> mark) {}
}
