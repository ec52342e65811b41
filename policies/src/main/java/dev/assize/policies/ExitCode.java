package dev.assize.policies;

/** What a pipeline is told. The code of a set of verdicts is the first that applies, in the order of {@link #precedence}. */
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

    /** Returns the number that the process ends with. */
    public int code() {
        return code;
    }

    /** Returns the rank: of several codes that apply the one with the lowest rank is used. */
    public int precedence() {
        return precedence;
    }
}
