package dev.assize.engine.plan;

/** Something in a layer has no rule. Caught by the reader, which knows the layer's name. */
final class NoRuleException extends RuntimeException {
    static final String HINT = "Use a layer that the engine knows, or run this network through DL4J itself.";

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean refused;
    private final String hint;

    /** Makes the exception for what DL4J can run one example at a time. */
    NoRuleException(String reason) {
        this(reason, false, HINT);
    }

    private NoRuleException(String reason, boolean refused, String hint) {
        super(reason);
        this.reason = reason;
        this.refused = refused;
        this.hint = hint;
    }

    /** Makes the exception for what cannot be run one example at a time either. */
    static NoRuleException refused(String reason) {
        return refused(reason, HINT);
    }

    /** Makes the exception for what cannot be run one example at a time either, and says what to do. */
    static NoRuleException refused(String reason, String hint) {
        return new NoRuleException(reason, true, hint);
    }

    /** Returns what somebody can do about it. */
    String hint() {
        return hint;
    }

    String reason() {
        return reason;
    }

    boolean isRefused() {
        return refused;
    }
}
