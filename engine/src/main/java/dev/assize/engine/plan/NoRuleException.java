package dev.assize.engine.plan;

/** Something in a layer has no rule. Caught by the reader, which knows the layer's name. */
final class NoRuleException extends RuntimeException {
    static final String HINT = "Use a layer that the engine knows, or run this network through DL4J itself.";

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean refused;

    /** Makes the exception for what DL4J can run one example at a time. */
    NoRuleException(String reason) {
        this(reason, false);
    }

    private NoRuleException(String reason, boolean refused) {
        super(reason);
        this.reason = reason;
        this.refused = refused;
    }

    /** Makes the exception for what cannot be run one example at a time either. */
    static NoRuleException refused(String reason) {
        return new NoRuleException(reason, true);
    }

    String reason() {
        return reason;
    }

    boolean isRefused() {
        return refused;
    }
}
