package dev.assize.policies;

import dev.assize.core.Place;

/**
 * A rule of a policy.
 *
 * @param summary what it demands; the part that reports show
 * @param scope which evidence of its metric it judges
 * @param onUndefined what it says of a number without a value
 * @param effective when it is in force
 * @param places where it is written
 */
public record Rule(
        Verdict.RuleSummary summary, RuleScope scope, OnUndefined onUndefined, Effective effective, Places places) {
    /**
     * Where the parts of a rule are written.
     *
     * @param rule its id
     * @param metric its metric
     * @param require its limit
     */
    public record Places(Place rule, Place metric, Place require) {}

    /** Checks that there is a limit. */
    public Rule {
        if (summary.limit().isEmpty()) {
            throw new IllegalArgumentException("rule '" + summary.id() + "' has no limit; give atLeast or atMost");
        }
    }

    /** Returns the id, unique within a policy. */
    public String id() {
        return summary.id();
    }

    /** Returns the evidence id that it judges. */
    public String metric() {
        return summary.metric();
    }

    /** Returns what it demands of the value. */
    public Limit limit() {
        return summary.limit().orElseThrow();
    }

    /** Returns the metric and scope in one line, as an evidence key has them. */
    public String target() {
        return scope.isAny() ? metric() : metric() + "[" + scope + "]";
    }
}
