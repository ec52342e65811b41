package dev.assize.training;

import java.util.Locale;

/** How gradients change parameters. */
public enum Optimizer {
    /** Plain stochastic gradient descent. */
    SGD,
    /** Nesterov's momentum. */
    MOMENTUM,
    /** Adam, Kingma and Ba 2015: beta 0.9 and 0.999, epsilon 1e-8. */
    ADAM,
    /** Adam with decoupled weight decay, Loshchilov and Hutter 2019. */
    ADAMW,
    /** Division by a running root mean square, decay 0.95. */
    RMSPROP,
    /** Division by the root of the sum of all squares, Duchi et al. 2011. */
    ADAGRAD;

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
