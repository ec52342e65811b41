package dev.assize.policies;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Place;
import dev.assize.policies.yaml.Known;
import dev.assize.policies.yaml.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds rules that cannot be meant: they name no known metric, no possible limit, or nothing that was measured. */
public final class PolicyCheck {
    private static final int MOST_LISTED = 12;

    private PolicyCheck() {}

    /**
     * Refuses rules whose metric has no definition, or whose limit lies outside the metric's range.
     *
     * @param definitions of all metrics that can be measured
     * @throws PolicyException with all such rules
     */
    public static void metrics(Policy policy, List<Definition> definitions) {
        Map<String, Definition> byId = new LinkedHashMap<>();
        definitions.forEach(definition -> byId.put(definition.id(), definition));
        Problems problems = new Problems(PolicyException::new);
        for (Rule rule : policy.rules()) {
            Definition definition = byId.get(rule.metric());
            if (definition == null) {
                String message = "unknown metric '" + rule.metric() + "'";
                problems.add(rule.places().metric(), message, Known.hint("metrics", rule.metric(), near(rule, byId)));
            } else {
                range(rule, definition.range(), problems);
            }
        }
        problems.throwIfAny();
    }

    /**
     * Refuses a policy none of whose rules matches any evidence: nothing would be judged by it.
     *
     * @throws PolicyException if there are rules and none matches
     */
    public static void match(Policy policy, List<Evidence> evidence) {
        boolean matched = policy.rules().stream()
                .anyMatch(rule -> evidence.stream()
                        .anyMatch(piece -> piece.key().id().equals(rule.metric())
                                && rule.scope().matches(piece.key().scope())));
        if (matched || policy.rules().isEmpty()) {
            return;
        }
        Place place = policy.rules().get(0).places().metric();
        String targets = policy.rules().stream().map(Rule::target).distinct().collect(Collectors.joining(", "));
        Problems problems = new Problems(PolicyException::new);
        String message = "the policy '" + policy.name() + "' matches no evidence; its rules ask for " + targets;
        problems.add(place, message, "This audit has" + listed(evidence));
        problems.throwIfAny();
    }

    private static String listed(List<Evidence> evidence) {
        String keys = evidence.stream()
                .map(piece -> piece.key().toString())
                .limit(MOST_LISTED)
                .collect(Collectors.joining(", "));
        String more = evidence.size() > MOST_LISTED ? " and " + (evidence.size() - MOST_LISTED) + " more" : "";
        return evidence.isEmpty() ? " no evidence at all." : ": " + keys + more;
    }

    /** The metrics of the same module, or all where the module is unknown as well. */
    private static List<String> near(Rule rule, Map<String, Definition> byId) {
        String module = rule.metric().substring(0, rule.metric().indexOf('.') + 1);
        List<String> same =
                byId.keySet().stream().filter(id -> id.startsWith(module)).toList();
        return same.isEmpty() ? List.copyOf(byId.keySet()) : same;
    }

    private static void range(Rule rule, Definition.Range range, Problems problems) {
        for (BigDecimal limit : rule.limit().ends()) {
            if (!range.contains(limit.doubleValue())) {
                String message = "the limit " + limit.toPlainString() + " lies outside the range of " + rule.metric();
                problems.add(
                        rule.places().require(),
                        message,
                        "Its values are " + inWords(range) + "; write a limit there.");
            }
        }
    }

    private static String inWords(Definition.Range range) {
        String least = range.least()
                .map(ShownNumber::plain)
                .map(end -> "at least " + end)
                .orElse("");
        String most = range.most()
                .map(ShownNumber::plain)
                .map(end -> "at most " + end)
                .orElse("");
        return least.isEmpty() || most.isEmpty() ? least + most : least + " and " + most;
    }
}
