package dev.assize.policies;

import dev.assize.policies.yaml.Known;
import java.math.BigDecimal;
import java.util.Optional;

/** Compares a rule with the inherited one that it replaces. */
final class Strictness {
    private Strictness() {}

    /** Returns the first thing in which {@code rule} is not at least as strict as {@code base}, in words. */
    static Optional<String> whatIsLooser(Rule base, Rule rule) {
        Verdict.RuleSummary old = base.summary();
        Verdict.RuleSummary now = rule.summary();
        if (!old.metric().equals(now.metric())) {
            return Optional.of("metric " + now.metric() + " instead of " + old.metric());
        }
        if (!base.scope().equals(rule.scope()) && !rule.scope().isAny()) {
            return Optional.of("another scope, '" + rule.scope() + "' instead of '" + base.scope() + "'");
        }
        if (isLooser(base.limit(), rule.limit())) {
            return Optional.of("limit " + rule.limit() + " instead of " + base.limit());
        }
        if (now.severity().compareTo(old.severity()) > 0) {
            return changed("severity", old.severity(), now.severity());
        }
        return procedure(base, rule);
    }

    private static Optional<String> procedure(Rule base, Rule rule) {
        if (!base.summary().decide().equals(rule.summary().decide())) {
            return Optional.of("another way to decide");
        }
        if (base.summary().mode() != rule.summary().mode() && rule.summary().mode() != Mode.ONLY_IF_PROVEN_GOOD) {
            return changed("mode", base.summary().mode(), rule.summary().mode());
        }
        if (base.onUndefined() != rule.onUndefined() && rule.onUndefined() != OnUndefined.FAIL) {
            return changed("onUndefined", base.onUndefined(), rule.onUndefined());
        }
        return base.effective().equals(rule.effective()) || rule.effective().equals(Effective.ALWAYS)
                ? Optional.empty()
                : Optional.of("other days, " + rule.effective());
    }

    private static Optional<String> changed(String key, Enum<?> old, Enum<?> now) {
        return Optional.of(key + " " + Known.written(now) + " instead of " + Known.written(old));
    }

    private static boolean isLooser(Limit base, Limit limit) {
        return isLower(base.atLeast(), limit.atLeast())
                || isLower(base.atMost().map(BigDecimal::negate), limit.atMost().map(BigDecimal::negate));
    }

    private static boolean isLower(Optional<BigDecimal> base, Optional<BigDecimal> limit) {
        return base.isPresent() && (limit.isEmpty() || limit.get().compareTo(base.get()) < 0);
    }
}
