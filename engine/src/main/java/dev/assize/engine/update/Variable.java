package dev.assize.engine.update;

import java.util.List;
import org.deeplearning4j.nn.api.Trainable;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * A parameter array as DL4J has it, for example the bias of a layer.
 *
 * @param layer the layer
 * @param layerIndex its number among those with parameters
 * @param name the name within the layer, for example {@code W}
 * @param offset where it begins in the flattened vector
 * @param length how many numbers there are
 */
record Variable(Trainable layer, int layerIndex, String name, int offset, int length) {
    IUpdater updater() {
        return layer.getConfig().getUpdaterByParam(name);
    }

    List<Regularization> regularization() {
        List<Regularization> terms = layer.getConfig().getRegularizationByParam(name);
        return terms == null ? List.of() : terms;
    }

    boolean averaged() {
        return layer.updaterDivideByMinibatch(name);
    }

    int end() {
        return offset + length;
    }
}
