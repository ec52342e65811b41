package dev.assize.training.settings;

/** A constant of an optimizer. */
public enum OptimizerConstant {
    /** Part of the last step that is kept. */
    MOMENTUM("momentum"),
    /** Decay of the mean of gradients. */
    BETA1("beta1"),
    /** Decay of the mean of squared gradients. */
    BETA2("beta2"),
    /** Decay of the mean of squared gradients where there is no other mean. */
    DECAY("decay"),
    /** What is added to a divisor. */
    EPSILON("epsilon");

    private final String key;

    OptimizerConstant(String key) {
        this.key = key;
    }

    /** Returns the key in settings. */
    public String key() {
        return key;
    }
}
