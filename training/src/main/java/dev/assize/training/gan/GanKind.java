package dev.assize.training.gan;

import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** Which layers the two players have. Hidden units are leaky with slope 0.2 below 0, outputs of generators tanh. */
public enum GanKind {
    /** Generator: 128 units, then one for each pixel. Discriminator: 128 units, then one logistic unit. */
    DENSE {
        @Override
        List<Layer> generator(int height, int width) {
            return List.of(
                    leaky(new DenseLayer.Builder().nOut(HIDDEN)),
                    with(new DenseLayer.Builder().nOut(height * width), new ActivationTanH()));
        }

        @Override
        List<Layer> discriminator() {
            return List.of(leaky(new DenseLayer.Builder().nOut(HIDDEN)), verdict());
        }
    },

    /**
     * Generator: 64 maps of a quarter of the size, then two transposed convolutions (kernel 4, stride 2) to 32 maps and
     * to the image. Discriminator: two convolutions (kernel 4, stride 2) to 32 and 64 maps, then one logistic unit.
     * After Radford, Metz and Chintala, Unsupervised Representation Learning with DCGANs, 2016, without batch
     * normalisation.
     */
    CONVOLUTIONAL {
        @Override
        List<Layer> generator(int height, int width) {
            if (height % 4 != 0 || width % 4 != 0) {
                throw TrainingException.of(
                        "GAN settings",
                        "a convolutional generator cannot make images of " + height + " x " + width + " pixels",
                        "Bring images whose sides are multiples of 4, or use the dense networks.");
            }
            return List.of(
                    leaky(new DenseLayer.Builder().nOut(MAPS * (height / 4) * (width / 4))),
                    leaky(new Deconvolution2D.Builder(4, 4)
                            .stride(2, 2)
                            .padding(1, 1)
                            .nOut(MAPS / 2)),
                    with(
                            new Deconvolution2D.Builder(4, 4)
                                    .stride(2, 2)
                                    .padding(1, 1)
                                    .nOut(1),
                            new ActivationTanH()));
        }

        @Override
        List<Layer> discriminator() {
            return List.of(
                    leaky(new ConvolutionLayer.Builder(4, 4)
                            .stride(2, 2)
                            .padding(1, 1)
                            .nOut(MAPS / 2)),
                    leaky(new ConvolutionLayer.Builder(4, 4)
                            .stride(2, 2)
                            .padding(1, 1)
                            .nOut(MAPS)),
                    verdict());
        }
    };

    static final int MAPS = 64;
    private static final int HIDDEN = 128;
    private static final double LEAK = 0.2;

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract List<Layer> generator(int height, int width);

    abstract List<Layer> discriminator();

    private static Layer leaky(FeedForwardLayer.Builder<?> layer) {
        return with(layer, new ActivationLReLU(LEAK));
    }

    private static Layer with(FeedForwardLayer.Builder<?> layer, IActivation activation) {
        layer.activation(activation);
        return layer.build();
    }

    private static Layer verdict() {
        return with(new OutputLayer.Builder(new LossBinaryXENT()).nOut(1), new ActivationSigmoid());
    }
}
