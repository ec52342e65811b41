package dev.assize.training.network;

import dev.assize.training.settings.OptimizerConstant;
import dev.assize.training.settings.OptimizerSettings;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Makes DL4J's updater of optimizer settings. */
public final class Updaters {
    private final OptimizerSettings settings;

    private Updaters(OptimizerSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the updater.
     *
     * @param settings the optimizer with its numbers
     * @param epochs how long training goes on, for schedules that end with it
     */
    public static IUpdater of(OptimizerSettings settings, int epochs) {
        IUpdater updater = new Updaters(settings).constant();
        Schedules.of(settings.schedule(), settings.learningRate(), epochs)
                .ifPresent(schedule -> updater.setLrAndSchedule(Double.NaN, schedule));
        return updater;
    }

    private IUpdater constant() {
        double rate = settings.learningRate();
        return switch (settings.optimizer()) {
            case SGD -> new Sgd(rate);
            case MOMENTUM -> new Nesterovs(rate, number(OptimizerConstant.MOMENTUM));
            case ADAM, ADAMW -> new Adam(rate, beta1(), beta2(), epsilon());
            case AMSGRAD -> new AMSGrad(rate, beta1(), beta2(), epsilon());
            case ADAMAX -> new AdaMax(rate, beta1(), beta2(), epsilon());
            case NADAM -> new Nadam(rate, beta1(), beta2(), epsilon());
            case ADABELIEF -> new AdaBelief(rate, beta1(), beta2(), epsilon());
            case RMSPROP -> new RmsProp(rate, number(OptimizerConstant.DECAY), epsilon());
            case ADAGRAD -> new AdaGrad(rate, epsilon());
            case ADADELTA -> new AdaDelta(number(OptimizerConstant.DECAY), epsilon());
        };
    }

    private double number(OptimizerConstant constant) {
        return settings.constant(constant);
    }

    private double beta1() {
        return number(OptimizerConstant.BETA1);
    }

    private double beta2() {
        return number(OptimizerConstant.BETA2);
    }

    private double epsilon() {
        return number(OptimizerConstant.EPSILON);
    }
}
