package dev.assize.training.network;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.CnnNetwork;
import dev.assize.training.settings.ConvolutionBlock;
import dev.assize.training.settings.PoolKind;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** The layers of a convolutional network. */
final class CnnLayers {
    private final CnnNetwork settings;
    private final LayerList layers;

    private CnnLayers(CnnNetwork settings, LayerList layers) {
        this.settings = settings;
        this.layers = layers;
    }

    /**
     * Returns the layers.
     *
     * @param height rows of pixels
     * @param width columns of pixels
     * @throws TrainingException if an image is smaller than what a layer looks at
     */
    static List<Layer> of(CnnNetwork settings, int height, int width, LayerList layers, int classes) {
        requireRoom(settings, height, width);
        CnnLayers made = new CnnLayers(settings, layers);
        settings.blocks().forEach(made::block);
        return layers.dense(settings.hidden(), settings.activation()).output(classes);
    }

    private void block(ConvolutionBlock block) {
        Activation activation = Activations.of(settings.activation());
        boolean normalized = settings.batchNormalization();
        int padding = block.padding().orElse(0);
        layers.add(new ConvolutionLayer.Builder(block.kernel(), block.kernel())
                .nOut(block.filters())
                .stride(block.stride(), block.stride())
                .padding(padding, padding)
                .convolutionMode(block.padding().isPresent() ? ConvolutionMode.Truncate : ConvolutionMode.Same)
                .activation(normalized ? Activation.IDENTITY : activation)
                .weightInit(Activations.weightsBefore(settings.activation()))
                .hasBias(!normalized) // normalisation takes a bias away again and has one of its own
                .build());
        if (normalized) {
            layers.add(new BatchNormalization.Builder().build());
            layers.add(new ActivationLayer.Builder().activation(activation).build());
        }
        ConvolutionBlock.Pool pool = block.pool();
        if (pool.size() > 0) {
            layers.add(new SubsamplingLayer.Builder(
                            settings.poolKind() == PoolKind.MAX
                                    ? SubsamplingLayer.PoolingType.MAX
                                    : SubsamplingLayer.PoolingType.AVG)
                    .kernelSize(pool.size(), pool.size())
                    .stride(pool.stride(), pool.stride())
                    .convolutionMode(ConvolutionMode.Truncate)
                    .build());
        }
    }

    private static void requireRoom(CnnNetwork settings, int height, int width) {
        int rows = height;
        int columns = width;
        for (int i = 0; i < settings.blocks().size(); i++) {
            ConvolutionBlock block = settings.blocks().get(i);
            if (block.padding().isPresent()) {
                int zeros = 2 * block.padding().getAsInt();
                require(rows + zeros, columns + zeros, block.kernel(), "convolution " + (i + 1));
                rows = places(rows + zeros, block.kernel(), block.stride());
                columns = places(columns + zeros, block.kernel(), block.stride());
            } else {
                rows = (rows + block.stride() - 1) / block.stride();
                columns = (columns + block.stride() - 1) / block.stride();
            }
            if (block.pool().size() > 0) {
                require(rows, columns, block.pool().size(), "the pooling behind convolution " + (i + 1));
                rows = places(rows, block.pool().size(), block.pool().stride());
                columns = places(columns, block.pool().size(), block.pool().stride());
            }
        }
    }

    private static int places(int size, int window, int stride) {
        return (size - window) / stride + 1;
    }

    private static void require(int rows, int columns, int window, String layer) {
        if (rows < window || columns < window) {
            throw new TrainingException(List.of(new Problem(
                    Place.of("training settings"),
                    layer + " looks at windows of " + window + " by " + window + ", and gets images of " + rows + " by "
                            + columns + ", padding included",
                    "Use fewer convolutions, smaller 'kernel', 'stride' and 'pool', or 'padding: same'.")));
        }
    }
}
