package dev.assize.policies;

import dev.assize.core.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a policy makes of evidence.
 *
 * <p>For each rule in the order of the policy, and each piece of matching evidence in the order given, there is one
 * {@link Verdict}; a rule that matches nothing is one verdict {@link Status#MISSING}. See {@link RuleScope} for what
 * matches and {@link Decide} for how a value is decided.
 */
public final class Judge {
    private Judge() {}

    /**
     * Judges evidence.
     *
     * @param policy the rules
     * @param evidence what was found, no two pieces of one key
     * @param asOf the day for which rules and waivers are applied
     * @return the verdicts and the exit code
     * @throws PolicyException if a waiver of the policy has expired, does not hold yet or is of no use
     */
    public static Judgement judge(Policy policy, List<Evidence> evidence, LocalDate asOf) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            verdicts.addAll(new RuleJudge(rule, asOf).judge(evidence));
        }
        List<Verdict> excepted = Waiving.apply(policy, verdicts, asOf);
        return new Judgement(policy.name(), policy.version(), asOf.toString(), excepted, ExitCode.of(excepted));
    }
}
