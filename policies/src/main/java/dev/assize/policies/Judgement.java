package dev.assize.policies;

import java.util.List;

/**
 * What a policy says of all evidence.
 *
 * @param policy name of the policy
 * @param policyVersion its version
 * @param asOf the date it was applied for, ISO 8601
 * @param verdicts in the order of the policy
 * @param exitCode what a pipeline is told
 */
public record Judgement(String policy, String policyVersion, String asOf, List<Verdict> verdicts, ExitCode exitCode) {
    /** Copies the verdicts. */
    public Judgement {
        verdicts = List.copyOf(verdicts);
    }
}
