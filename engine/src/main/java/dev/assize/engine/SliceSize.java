package dev.assize.engine;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/** How many rows may pass through a network together without more working memory than allowed. */
final class SliceSize {
    /** A layer's value, its sum before the activation, the gradients of both, and ND4J's copies of two of them. */
    private static final int COPIES = 6;

    private SliceSize() {}

    /**
     * Returns the number of rows, at least 1. A row is charged six doubles for each number of its input and of each
     * layer's output, and the unrolled windows of convolutions.
     *
     * @param configuration the network
     * @param inputShape shape of a batch, [rows, ...]
     * @param limitBytes the memory that may be used
     */
    static int rows(MultiLayerConfiguration configuration, int[] inputShape, long limitBytes) {
        long numbers = 0;
        InputType input = inputType(inputShape);
        numbers += input.arrayElementsPerExample();
        for (int i = 0; i < configuration.getConfs().size(); i++) {
            Layer layer = configuration.getConf(i).getLayer();
            InputType seen = configuration.getInputPreProcess(i) == null
                    ? input
                    : configuration.getInputPreProcess(i).getOutputType(input);
            InputType output = layer.getOutputType(i, seen);
            numbers += output.arrayElementsPerExample() + windows(layer, output);
            input = output;
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, limitBytes / (numbers * Double.BYTES * COPIES)));
    }

    private static long windows(Layer layer, InputType output) {
        if (layer instanceof ConvolutionLayer convolution && output instanceof InputType.InputTypeConvolutional map) {
            long window = convolution.getNIn();
            for (int side : convolution.getKernelSize()) {
                window *= side;
            }
            return window * map.getHeight() * map.getWidth();
        }
        return 0;
    }

    private static InputType inputType(int[] shape) {
        return switch (shape.length) {
            case 2 -> InputType.feedForward(shape[1]);
            case 3 -> InputType.recurrent(shape[1], shape[2]);
            case 4 -> InputType.convolutional(shape[2], shape[3], shape[1]);
            default ->
                throw new IllegalArgumentException("a batch has " + shape.length
                        + " axes; networks read [rows, features], [rows, features, time] or "
                        + "[rows, channels, height, width]");
        };
    }
}
