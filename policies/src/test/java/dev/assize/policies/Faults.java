package dev.assize.policies;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Reads policies that must be refused. */
final class Faults {
    private Faults() {}

    /** Returns the message with which the policy {@code p.yaml} is refused, or a text that no message has. */
    static String refusal(String policy) {
        PolicyException thrown = catchThrowableOfType(PolicyException.class, () -> PolicyReader.read(policy, "p.yaml"));
        return thrown == null ? "accepted" : thrown.getMessage();
    }
}
