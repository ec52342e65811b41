package dev.assize.training;

import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss whose value and gradient are multiplied by a weight for each example of the batch. It stands in for a
 * network's loss during training only, so that saved networks name DL4J's own. (A label mask cannot do this: DL4J
 * multiplies the last layer's sums by it too, which leaves only masks of 0 and 1 right.)
 */
final class WeightedLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final ILossFunction plain;
    private transient @Nullable INDArray weights;

    private WeightedLoss(ILossFunction plain) {
        this.plain = plain;
    }

    /** Puts a weighted loss into the place of a network's loss. */
    static WeightedLoss putInto(MultiLayerNetwork network) {
        OutputLayer output = outputLayer(network);
        WeightedLoss weighted = new WeightedLoss(output.getLossFn());
        output.setLossFn(weighted);
        return weighted;
    }

    /** Puts the former loss back. */
    void takeFrom(MultiLayerNetwork network) {
        outputLayer(network).setLossFn(plain);
    }

    /** Sets the weights of the next batch, shape [rows, 1]. */
    void setWeights(INDArray next) {
        weights = next;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray sums, IActivation activation, @Nullable INDArray mask, boolean average) {
        double total =
                computeScoreArray(labels, sums, activation, mask).sumNumber().doubleValue();
        return average ? total / labels.size(0) : total;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray sums, IActivation activation, @Nullable INDArray mask) {
        INDArray scores = plain.computeScoreArray(labels, sums, activation, mask);
        return weights == null ? scores : scores.reshape(weights.shape()).mul(weights);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray sums, IActivation activation, @Nullable INDArray mask) {
        INDArray gradient = plain.computeGradient(labels, sums, activation, mask);
        return weights == null ? gradient : gradient.muliColumnVector(weights);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray sums, IActivation activation, @Nullable INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, sums.dup(), activation, mask, average),
                computeGradient(labels, sums, activation, mask));
    }

    @Override
    public String name() {
        return "weighted " + plain.name();
    }

    private static OutputLayer outputLayer(MultiLayerNetwork network) {
        return (OutputLayer) network.getOutputLayer().conf().getLayer();
    }
}
