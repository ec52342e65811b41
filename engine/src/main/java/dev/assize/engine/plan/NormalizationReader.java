package dev.assize.engine.plan;

import dev.assize.engine.rule.BatchNormalizationRule;
import dev.assize.engine.rule.BatchNormalizationRule.Locked;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** Reads DL4J's batch normalisation. */
final class NormalizationReader {
    private NormalizationReader() {}

    static BatchNormalizationRule read(BatchNormalization layer) {
        return new BatchNormalizationRule(
                (int) layer.getNOut(), layer.getEps(), layer.getDecay(), layer.isUseLogStd(), locked(layer));
    }

    /** DL4J applies a locked gamma and beta only where gamma is not 1 and beta is not 0, both at once. */
    private static Optional<Locked> locked(BatchNormalization layer) {
        if (!layer.isLockGammaBeta()) {
            return Optional.empty();
        }
        boolean applied = layer.getGamma() != 1 && layer.getBeta() != 0;
        return Optional.of(applied ? new Locked(layer.getGamma(), layer.getBeta()) : new Locked(1, 0));
    }
}
