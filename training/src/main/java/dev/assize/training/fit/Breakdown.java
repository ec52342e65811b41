package dev.assize.training.fit;

import dev.assize.engine.plan.Pass;
import dev.assize.training.settings.TrainingException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A loss or parameters that are not finite: says where it began.
 *
 * @param epoch the pass, from 1
 * @param step the step, from 1
 * @param steps steps of a pass
 * @param keptEpoch the pass whose state the network has from now on, 0 for the start
 */
record Breakdown(int epoch, int step, int steps, int keptEpoch) {
    /** Returns what to throw. */
    TrainingException of(double loss, EngineNetwork engine, Pass pass) {
        String where = firstParameters(engine)
                .map(layer -> "; the first parameters that are not finite are those of " + engine.nameOf(layer))
                .or(() -> firstValues(engine, pass)
                        .map(place -> "; the first values that are not finite come from " + engine.placeOf(place)))
                .orElse("; the values of all layers are finite, the targets or weights may be too large");
        return TrainingException.of(
                "training",
                String.format(
                        Locale.ROOT,
                        "the loss became %s in epoch %d, step %d of %d%s",
                        loss,
                        epoch,
                        step,
                        steps,
                        where),
                "Lower 'learningRate', use optimizer adam, clip gradients, or look for extreme numbers in the feature "
                        + "columns. The network has its state " + kept() + ".");
    }

    /** Returns what to throw where a private training stops being finite; its losses are not looked at. */
    TrainingException ofPrivate(EngineNetwork engine) {
        String where = firstParameters(engine)
                .map(layer -> "; the first that are not finite are those of " + engine.nameOf(layer))
                .orElse("; those of the optimizer's memory are not");
        return TrainingException.of(
                "training",
                String.format(
                        Locale.ROOT,
                        "parameters stopped being finite in epoch %d, step %d of %d of a private training%s",
                        epoch,
                        step,
                        steps,
                        where),
                "Lower 'learningRate', or use optimizer adam. The network has its state " + kept()
                        + "; the steps that were made are spent.");
    }

    private String kept() {
        return keptEpoch == 0 ? "from before the training" : "after epoch " + keptEpoch;
    }

    private static Optional<Integer> firstParameters(EngineNetwork engine) {
        double[] parameters = engine.state().parameters();
        int from = 0;
        for (int layer = 0; layer < engine.layers(); layer++) {
            int to = from + engine.parametersOf(layer);
            for (int i = from; i < to; i++) {
                if (!Double.isFinite(parameters[i])) {
                    return Optional.of(layer);
                }
            }
            from = to;
        }
        return Optional.empty();
    }

    private static Optional<Integer> firstValues(EngineNetwork engine, Pass pass) {
        return IntStream.range(0, engine.plan().layerCount())
                .filter(place -> !pass.isFinite(place))
                .boxed()
                .findFirst();
    }
}
