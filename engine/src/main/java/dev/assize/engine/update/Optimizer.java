package dev.assize.engine.update;

import dev.assize.engine.kernel.UpdateStep;
import dev.assize.engine.kernel.UpdateStep.Kind;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * One optimiser of a DL4J configuration. Its settings are read again at each step, so that schedules, and learning
 * rates changed on the network, take effect.
 *
 * @param <U> DL4J's class
 */
final class Optimizer<U extends IUpdater> {
    private static final double ADAGRAD_START = 1e-6; // AdaGrad.DEFAULT_ADAGRAD_EPSILON, whatever epsilon is set
    private static final List<Reader<?>> READERS = List.of(
            new Reader<>(NoOp.class, Kind.NONE, (u, at) -> UpdateStep.of(Kind.NONE, 1)),
            new Reader<>(Sgd.class, Kind.SGD, (u, at) -> UpdateStep.of(Kind.SGD, rate(u, at))),
            new Reader<>(
                    Nesterovs.class,
                    Kind.NESTEROVS,
                    (u, at) -> new UpdateStep(Kind.NESTEROVS, rate(u, at), momentum(u, at), 0, 0)),
            new Reader<>(Adam.class, Kind.ADAM, Optimizer::adam),
            new Reader<>(AMSGrad.class, Kind.AMSGRAD, Optimizer::amsGrad),
            new Reader<>(AdaMax.class, Kind.ADAMAX, Optimizer::adaMax),
            new Reader<>(Nadam.class, Kind.NADAM, Optimizer::nadam),
            new Reader<>(AdaBelief.class, Kind.ADABELIEF, Optimizer::adaBelief),
            new Reader<>(
                    AdaDelta.class,
                    Kind.ADADELTA,
                    (u, at) -> new UpdateStep(Kind.ADADELTA, 1, u.getRho(), 0, u.getEpsilon())),
            new Reader<>(
                    AdaGrad.class,
                    Kind.ADAGRAD,
                    (u, at) -> new UpdateStep(Kind.ADAGRAD, rate(u, at), 0, 0, u.getEpsilon())),
            new Reader<>(
                    RmsProp.class,
                    Kind.RMSPROP,
                    (u, at) -> new UpdateStep(Kind.RMSPROP, rate(u, at), u.getRmsDecay(), 0, u.getEpsilon())));

    private final U settings;
    private final Reader<U> reader;

    private Optimizer(U settings, Reader<U> reader) {
        this.settings = settings;
        this.reader = reader;
    }

    /** Returns the optimiser, or nothing if {@code updater} is none of DL4J's own. */
    static Optional<Optimizer<?>> of(IUpdater updater) {
        return READERS.stream()
                .filter(reader -> reader.type() == updater.getClass())
                .findFirst()
                .map(reader -> of(reader, updater));
    }

    private static <U extends IUpdater> Optimizer<U> of(Reader<U> reader, IUpdater updater) {
        return new Optimizer<>(reader.type().cast(updater), reader);
    }

    /** Returns how many numbers are kept for each parameter. */
    int states() {
        return reader.kind().states();
    }

    /** Returns where those numbers start. */
    double start() {
        if (settings instanceof RmsProp rmsProp) {
            return rmsProp.getEpsilon();
        }
        return settings instanceof AdaGrad ? ADAGRAD_START : 0;
    }

    UpdateStep step(Moment at) {
        return reader.steps().step(settings, at);
    }

    /** Returns the learning rate that weight decay is multiplied by: 1 for an optimiser without one. */
    double decayRate(Moment at) {
        return settings.hasLearningRate() ? rate(settings, at) : 1;
    }

    private static double rate(IUpdater updater, Moment at) {
        return at.finite(updater.getLearningRate(at.iteration(), at.epoch()), "learning rate");
    }

    private static double momentum(Nesterovs updater, Moment at) {
        return at.finite(updater.currentMomentum(at.iteration(), at.epoch()), "momentum");
    }

    private static UpdateStep adam(Adam u, Moment at) {
        double rate = corrected(rate(u, at), u.getBeta1(), u.getBeta2(), at, u.getEpsilon());
        return new UpdateStep(Kind.ADAM, rate, u.getBeta1(), u.getBeta2(), u.getEpsilon());
    }

    private static UpdateStep amsGrad(AMSGrad u, Moment at) {
        double rate = corrected(rate(u, at), u.getBeta1(), u.getBeta2(), at, u.getEpsilon());
        return new UpdateStep(Kind.AMSGRAD, rate, u.getBeta1(), u.getBeta2(), u.getEpsilon());
    }

    private static UpdateStep adaBelief(AdaBelief u, Moment at) {
        double rate = corrected(rate(u, at), u.getBeta1(), u.getBeta2(), at, u.getEpsilon());
        return new UpdateStep(Kind.ADABELIEF, rate, u.getBeta1(), u.getBeta2(), u.getEpsilon());
    }

    private static UpdateStep adaMax(AdaMax u, Moment at) {
        double rate = usable(rate(u, at) / (1 - Math.pow(u.getBeta1(), at.step())), u.getEpsilon());
        return new UpdateStep(Kind.ADAMAX, rate, u.getBeta1(), u.getBeta2(), 0);
    }

    private static UpdateStep nadam(Nadam u, Moment at) {
        double rate = rate(u, at) / (1 - Math.pow(u.getBeta1(), at.step()));
        return new UpdateStep(Kind.NADAM, rate, u.getBeta1(), u.getBeta2(), u.getEpsilon());
    }

    /** Returns r sqrt(1 - b^t) / (1 - a^t). */
    private static double corrected(double rate, double a, double b, Moment at, double epsilon) {
        return usable(rate * Math.sqrt(1 - Math.pow(b, at.step())) / (1 - Math.pow(a, at.step())), epsilon);
    }

    /** Returns the rate, or epsilon where it is 0 or no number, as DL4J has it. */
    private static double usable(double rate, double epsilon) {
        return rate == 0 || !Double.isFinite(rate) ? epsilon : rate;
    }

    /** Computes a step from settings. */
    private interface Steps<U> {
        UpdateStep step(U settings, Moment at);
    }

    /**
     * How the settings of one class are read.
     *
     * @param type the class
     * @param kind the arithmetic
     * @param steps how its numbers follow from the settings
     * @param <U> the class
     */
    private record Reader<U extends IUpdater>(Class<U> type, Kind kind, Steps<U> steps) {}
}
