package dev.assize.policies;

import dev.assize.policies.yaml.Known;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the waivers of a policy. */
final class WaiverReader {
    private WaiverReader() {}

    static Waiver read(YamlMap map) {
        String rule = map.requiredText("rule");
        RuleScope scope = ScopeReader.read(map);
        String owner = map.requiredText("owner");
        String approver = map.requiredText("approver");
        String reason = map.requiredText("reason");
        if (!owner.isEmpty() && owner.strip().equalsIgnoreCase(approver.strip())) {
            map.problem("approver", "'" + approver + "' is owner and approver", "Somebody else must approve a waiver.");
        }
        Optional<LocalDate> created = map.required("created").flatMap(YamlValue::date);
        Optional<LocalDate> expires = map.required("expires").flatMap(YamlValue::date);
        Waiver.Term term = new Waiver.Term(created.orElse(LocalDate.EPOCH), expires.orElse(LocalDate.EPOCH));
        if (created.isPresent() && expires.isPresent()) {
            check(term, map);
        }
        return new Waiver(rule, scope, new Waiver.Approval(owner, approver, reason), term, map.place());
    }

    private static void check(Waiver.Term term, YamlMap map) {
        if (term.days() < 0) {
            String message = "'expires' is " + term.expires() + ", before 'created', which is " + term.created();
            map.problem("expires", message, "Swap the two days.");
        }
        if (term.days() > Waiver.MOST_DAYS) {
            String message =
                    "the waiver holds for " + term.days() + " days, at most " + Waiver.MOST_DAYS + " are allowed";
            String last = term.created().plusDays(Waiver.MOST_DAYS).toString();
            map.problem("expires", message, "Let it expire on " + last + " or before, and agree on it again then.");
        }
    }

    /** Notes waivers of rules that the policy does not have, and those that stand there twice. */
    static void check(Policy policy, Problems problems) {
        List<String> ids = policy.rules().stream().map(Rule::id).toList();
        List<Waiver> seen = new ArrayList<>();
        for (Waiver waiver : policy.waivers()) {
            if (!waiver.rule().isEmpty() && !ids.contains(waiver.rule())) {
                String message = "the waiver is for the unknown rule '" + waiver.rule() + "'";
                problems.add(waiver.place(), message, Known.hint("rules", waiver.rule(), ids));
            }
            boolean twice = seen.stream()
                    .anyMatch(first ->
                            first.rule().equals(waiver.rule()) && first.scope().equals(waiver.scope()));
            if (twice) {
                String message = "rule '" + waiver.rule() + "' has a waiver of this scope already";
                problems.add(waiver.place(), message, "Remove one of the two.");
            }
            seen.add(waiver);
        }
    }
}
