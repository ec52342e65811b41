package dev.assize.policies;

import java.util.Comparator;
import java.util.List;

/**
 * What a pipeline is told. The code of a set of verdicts is the first that applies, in the order of {@link
 * #precedence}.
 */
public enum ExitCode {
    /** Every blocking rule holds. */
    OK(0, 6),
    /** At least one error-level rule failed. */
    FAILED(1, 2),
    /** Wrong usage, configuration, policy or input; nothing was judged. */
    BAD_INPUT(2, 1),
    /** No failure, but an error-level rule is inconclusive. */
    INCONCLUSIVE(3, 4),
    /** Required evidence or attestation is missing. */
    MISSING_EVIDENCE(4, 3),
    /** Nothing was evaluated. */
    NOTHING_EVALUATED(5, 5),
    /** A defect of Assize. */
    DEFECT(70, 0);

    private final int code;
    private final int precedence;

    ExitCode(int code, int precedence) {
        this.code = code;
        this.precedence = precedence;
    }

    /**
     * Returns the code of some verdicts, in the order of {@link #precedence}: only rules of severity error stop
     * anything. Verdicts that judged nothing (missing, not applicable) and stop nothing are {@link #NOTHING_EVALUATED}.
     */
    public static ExitCode of(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(ExitCode::of)
                .min(Comparator.comparingInt(ExitCode::precedence))
                .filter(code -> code != OK || verdicts.stream().anyMatch(ExitCode::evaluated))
                .orElse(NOTHING_EVALUATED);
    }

    private static boolean evaluated(Verdict verdict) {
        return verdict.status() != Status.MISSING && verdict.status() != Status.NOT_APPLICABLE;
    }

    private static ExitCode of(Verdict verdict) {
        if (!verdict.blocks()) {
            return OK;
        }
        return switch (verdict.status()) {
            case FAIL -> FAILED;
            case MISSING, NEEDS_REVIEW -> MISSING_EVIDENCE;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case PASS, WAIVED, NOT_APPLICABLE -> OK;
        };
    }

    /** Returns the number that the process ends with. */
    public int code() {
        return code;
    }

    /** Returns the rank: of several codes that apply the one with the lowest rank is used. */
    public int precedence() {
        return precedence;
    }
}
