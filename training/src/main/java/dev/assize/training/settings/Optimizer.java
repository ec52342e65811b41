package dev.assize.training.settings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How gradients change parameters: DL4J's updaters, with the constants that DL4J gives them unless others are set. */
public enum Optimizer {
    /** Plain stochastic gradient descent. */
    SGD(Map.of()),
    /** Nesterov's momentum. */
    MOMENTUM(Map.of(OptimizerConstant.MOMENTUM, 0.9)),
    /** Adam, Kingma and Ba 2015. */
    ADAM(moments(1e-8)),
    /** Adam with decoupled weight decay, Loshchilov and Hutter 2019. */
    ADAMW(moments(1e-8)),
    /** Adam whose second moment never shrinks, Reddi, Kale and Kumar 2018. */
    AMSGRAD(moments(1e-8)),
    /** Adam with the largest gradient in place of the second moment, Kingma and Ba 2015, section 7. */
    ADAMAX(moments(1e-8)),
    /** Adam with Nesterov's momentum, Dozat 2016. */
    NADAM(moments(1e-8)),
    /** Adam that divides by how far gradients are from expectation, Zhuang et al. 2020. */
    ADABELIEF(moments(1e-14)),
    /** Division by a running root mean square. */
    RMSPROP(Map.of(OptimizerConstant.DECAY, 0.95, OptimizerConstant.EPSILON, 1e-8)),
    /** Division by the root of the sum of all squares, Duchi et al. 2011. */
    ADAGRAD(Map.of(OptimizerConstant.EPSILON, 1e-6)),
    /** Steps in units of the parameters, without a learning rate, Zeiler 2012. */
    ADADELTA(Map.of(OptimizerConstant.DECAY, 0.95, OptimizerConstant.EPSILON, 1e-6));

    private final Map<OptimizerConstant, Double> constants;

    Optimizer(Map<OptimizerConstant, Double> constants) {
        Map<OptimizerConstant, Double> ordered = new EnumMap<>(OptimizerConstant.class);
        ordered.putAll(constants);
        this.constants = Collections.unmodifiableMap(ordered);
    }

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the constants that it has, with their usual values. */
    public Map<OptimizerConstant, Double> constants() {
        return constants;
    }

    /** Returns whether it has a learning rate; ADADELTA has none. */
    public boolean hasLearningRate() {
        return this != ADADELTA;
    }

    /** Returns the part of each weight that is taken off in a step, times the learning rate, unless another is set. */
    public double usualWeightDecay() {
        return this == ADAMW ? 0.01 : 0;
    }

    private static Map<OptimizerConstant, Double> moments(double epsilon) {
        return Map.of(OptimizerConstant.BETA1, 0.9, OptimizerConstant.BETA2, 0.999, OptimizerConstant.EPSILON, epsilon);
    }
}
