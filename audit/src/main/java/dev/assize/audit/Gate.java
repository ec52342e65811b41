package dev.assize.audit;

import dev.assize.core.Evidence;
import dev.assize.policies.Judge;
import dev.assize.policies.Judgement;
import dev.assize.policies.PolicyCheck;
import java.time.LocalDate;
import java.util.List;

/** Judges evidence by a policy, after making sure that the policy can be meant. */
public final class Gate {
    private final NamedPolicy policy;

    /**
     * Makes a gate.
     *
     * @param policy what to judge by
     * @throws dev.assize.policies.PolicyException if a rule names an unknown metric or an impossible limit
     */
    public Gate(NamedPolicy policy) {
        PolicyCheck.metrics(policy.policy(), Audit.definitions());
        this.policy = policy;
    }

    /**
     * Returns the verdicts.
     *
     * @param evidence what was found
     * @param asOf the day whose rules and waivers are in force
     * @throws dev.assize.policies.PolicyException if no rule matches any evidence, or a waiver is expired or unused
     */
    public Judgement judge(List<Evidence> evidence, LocalDate asOf) {
        PolicyCheck.match(policy.policy(), evidence);
        return Judge.judge(policy.policy(), evidence, asOf);
    }
}
