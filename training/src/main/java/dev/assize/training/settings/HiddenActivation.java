package dev.assize.training.settings;

import java.util.Locale;

/** The function between hidden layers. */
public enum HiddenActivation {
    /** {@code max(0, x)}. */
    RELU,
    /** {@code x} above 0, {@code 0.01 x} below. */
    LEAKY_RELU,
    /** {@code x} above 0, {@code exp(x) - 1} below. */
    ELU,
    /** {@code x / (1 + exp(-x))}. */
    SWISH,
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS,
    /** The hyperbolic tangent. */
    TANH,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID;

    /** Returns the name in settings: lower snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
