package dev.assize.engine.plan;

/** Something in a layer has no rule. Caught by the reader, which knows the layer's name. */
final class NoRuleException extends RuntimeException {
    static final String HINT = "Use a layer that the engine knows, or run this network through DL4J itself.";

    private static final long serialVersionUID = 1L;

    private final String reason;

    NoRuleException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
