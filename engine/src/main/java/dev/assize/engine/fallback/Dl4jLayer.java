package dev.assize.engine.fallback;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own layer at work over parameters and gradients of its own. Not safe for several threads. */
final class Dl4jLayer {
    private final Layer layer;
    private final INDArray parameters;
    private final INDArray gradients;
    private final int count;

    Dl4jLayer(NeuralNetConfiguration configuration, int index, DataType type) {
        NeuralNetConfiguration own = configuration.clone();
        own.setDataType(type);
        count = Math.toIntExact(own.getLayer().initializer().numParams(own));
        parameters = Nd4j.zeros(type, Math.max(1, count));
        gradients = Nd4j.zeros(type, Math.max(1, count));
        layer = own.getLayer().instantiate(own, List.of(), index, count == 0 ? null : parameters, false, type);
        if (count > 0) {
            layer.setBackpropGradientsViewArray(gradients);
        }
        layer.setInputMiniBatchSize(1);
    }

    static LayerWorkspaceMgr memory() {
        return LayerWorkspaceMgr.noWorkspaces();
    }

    Layer layer() {
        return layer;
    }

    int parameterCount() {
        return count;
    }

    void setParameters(double[] numbers) {
        if (count > 0) {
            parameters.assign(Nd4j.createFromArray(numbers).castTo(parameters.dataType()));
        }
    }

    INDArray activate(INDArray example, boolean training) {
        return layer.activate(example, training, memory());
    }

    void clearGradients() {
        gradients.assign(0);
    }

    /** Adds {@code weight} times the gradients to {@code sums}. */
    void addGradients(double weight, double[] sums) {
        if (count > 0) {
            double[] own = gradients.data().asDouble();
            for (int i = 0; i < count; i++) {
                sums[i] += weight * own[i];
            }
        }
    }
}
