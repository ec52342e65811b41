package dev.assize.policies;

import dev.assize.core.Place;
import dev.assize.policies.Decide.By;
import dev.assize.policies.Decide.Correction;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the rules of a policy. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([-_.][a-z0-9]+)*");
    private static final Pattern METRIC = Pattern.compile("[a-z]+(\\.[a-z][a-z0-9_]*)+");
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final double MOST_CONFIDENCE = 0.999999;
    private static final double USUAL_CONFIDENCE = 0.95;
    private static final String DEFAULT_SOURCE = "project default";
    /** Stands in for a limit that could not be read; never judged by, because its problem was noted. */
    private static final Limit STAND_IN = new Limit(Optional.of(BigDecimal.ZERO), Optional.empty());

    /**
     * A rule as written.
     *
     * @param rule the rule
     * @param reason why it is looser than the one it replaces
     */
    record Written(Rule rule, Optional<String> reason) {}

    Written read(YamlMap map) {
        String id = matching(map, "id", ID, "lower-case letters, digits and hyphens, such as selection-sex");
        String title = map.text("title", id);
        String metric = matching(map, "metric", METRIC, "an evidence id, such as fairness.demographic_parity_ratio");
        RuleScope scope = ScopeReader.read(map);
        Optional<Limit> limit = limit(map);
        Decide decide = map.map("decide").map(RuleReader::decide).orElse(usual());
        Mode mode = map.choice("mode", Mode.ONLY_IF_PROVEN_GOOD);
        Severity severity = map.choice("severity", Severity.ERROR);
        OnUndefined onUndefined = map.choice("onUndefined", OnUndefined.INCONCLUSIVE);
        Verdict.RuleSummary summary = new Verdict.RuleSummary(
                id,
                title,
                metric,
                limit.or(() -> Optional.of(STAND_IN)),
                decide,
                mode,
                severity,
                map.text("source", DEFAULT_SOURCE),
                map.texts("maps"));
        Rule.Places places =
                new Rule.Places(valuePlace(map, "id"), valuePlace(map, "metric"), valuePlace(map, "require"));
        return new Written(new Rule(summary, scope, onUndefined, effective(map), places), map.text("reason"));
    }

    private static Place valuePlace(YamlMap map, String key) {
        return map.value(key).map(YamlValue::place).orElse(map.place());
    }

    private static String matching(YamlMap map, String key, Pattern form, String needed) {
        String text = map.requiredText(key);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            map.problem(key, "'" + key + "' is '" + text + "', it must be " + needed, "Write it in this form.");
        }
        return text;
    }

    private static Optional<Limit> limit(YamlMap rule) {
        Optional<YamlMap> require = rule.required("require").flatMap(YamlValue::map);
        if (require.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = require.get();
        Optional<BigDecimal> atLeast = map.number("atLeast");
        Optional<BigDecimal> atMost = map.number("atMost");
        map.finish();
        if (map.keys().isEmpty()) {
            rule.problem("require", "'require' is empty", "Write atLeast, atMost or both, such as {atLeast: 0.80}.");
        }
        if (atLeast.isEmpty() && atMost.isEmpty()) {
            return Optional.empty();
        }
        if (atLeast.isPresent() && atMost.isPresent() && atLeast.get().compareTo(atMost.get()) > 0) {
            String message = "no value is at least " + atLeast.get() + " and at most " + atMost.get();
            map.problem("atLeast", message, "Swap the two numbers.");
            return Optional.empty();
        }
        return Optional.of(new Limit(atLeast, atMost));
    }

    private static Decide usual() {
        return new Decide(By.BOUND, USUAL_CONFIDENCE, Correction.HOLM);
    }

    private static Decide decide(YamlMap map) {
        By by = map.choice("by", By.BOUND);
        double confidence = map.number("confidence", USUAL_CONFIDENCE, LEAST_CONFIDENCE, MOST_CONFIDENCE);
        Correction correction = map.choice("correction", Correction.HOLM);
        map.finish();
        return new Decide(by, confidence, correction);
    }

    private static Effective effective(YamlMap map) {
        Optional<LocalDate> from = map.date("from");
        Optional<LocalDate> until = map.date("until");
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            String message = "'until' is " + until.get() + ", before 'from', which is " + from.get();
            map.problem("until", message, "Swap the two days.");
            return Effective.ALWAYS;
        }
        return new Effective(from, until);
    }
}
