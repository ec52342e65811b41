package dev.assize.engine.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.DataFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.jspecify.annotations.Nullable;

/** The data format that a layer or a preprocessor names, and what may stand in a network with channels last. */
final class LayerFormat {
    /** Those that mean the same in both orders; what others do to the axes is tied to the one or the other. */
    private static final List<Class<? extends Layer>> IN_BOTH_ORDERS = List.of(
            ActivationLayer.class,
            BatchNormalization.class,
            Bidirectional.class,
            Convolution1DLayer.class,
            ConvolutionLayer.class,
            Cropping2D.class,
            Deconvolution2D.class,
            DenseLayer.class,
            DepthwiseConvolution2D.class,
            DropoutLayer.class,
            EmbeddingSequenceLayer.class,
            GlobalPoolingLayer.class,
            LSTM.class,
            LastTimeStep.class,
            LossLayer.class,
            OutputLayer.class,
            RepeatVector.class,
            RnnLossLayer.class,
            RnnOutputLayer.class,
            SeparableConvolution2D.class,
            SimpleRnn.class,
            SubsamplingLayer.class,
            TimeDistributed.class,
            Upsampling2D.class,
            ZeroPaddingLayer.class);

    private LayerFormat() {}

    /** Checks that a layer, and what is inside of it, may stand in a network of this order. */
    static void require(Layer layer, DataOrder order) {
        DataFormats.parts(layer).forEach(part -> {
            of(part).ifPresent(format -> require(format, order));
            if (order == DataOrder.CHANNELS_LAST && !IN_BOTH_ORDERS.contains(part.getClass())) {
                throw NoRuleException.refused(
                        "a " + part.getClass().getSimpleName()
                                + " has no rule in the engine in a network with channels last",
                        "Write the network with channels first (NCHW, NCW), and train it again: the weights of a dense "
                                + "layer behind an image are in another order, too.");
            }
            if (part instanceof GlobalPoolingLayer pooling) {
                requirePlaces(pooling.getPoolingDimensions(), order);
            }
        });
    }

    /** Checks that a preprocessor may stand in a network of this order. */
    static void require(InputPreProcessor preprocessor, DataOrder order) {
        of(preprocessor).ifPresent(format -> require(format, order));
    }

    private static void require(DataFormat format, DataOrder order) {
        if (order == DataOrder.CHANNELS_FIRST && isLast(format)) {
            throw NoRuleException.refused(
                    "the data format " + format + " has no rule in the engine beside layers with channels first",
                    "Give all layers of the network one order: channels first (NCHW, NCW) or channels last (NHWC, NWC).");
        }
    }

    static boolean isLast(DataFormat format) {
        return format == CNN2DFormat.NHWC || format == RNNFormat.NWC;
    }

    private static void requirePlaces(int @Nullable [] axes, DataOrder order) {
        int first = order == DataOrder.CHANNELS_LAST ? 1 : 2;
        boolean known = axes == null
                || Arrays.equals(axes, new int[] {first})
                || Arrays.equals(axes, new int[] {first, first + 1});
        if (!known) {
            throw NoRuleException.refused("global pooling over the dimensions " + Arrays.toString(axes)
                    + " has no rule in the engine, only over those "
                    + (first == 1
                            ? "before the channels: [1] of sequences and [1, 2] of images"
                            : "after the channels: [2] of sequences and [2, 3] of images"));
        }
    }

    /** Returns the format of a layer, without those of the layers inside of it. */
    static Optional<DataFormat> of(Layer layer) {
        return Optional.ofNullable(ofSequences(layer))
                .or(() -> Optional.ofNullable(ofPlaces(layer)))
                .or(() -> Optional.ofNullable(ofImages(layer)));
    }

    private static @Nullable DataFormat ofSequences(Layer layer) {
        if (layer instanceof BaseRecurrentLayer recurrent) {
            return recurrent.getRnnDataFormat();
        }
        if (layer instanceof RnnOutputLayer output) {
            return output.getRnnDataFormat();
        }
        if (layer instanceof RnnLossLayer loss) {
            return loss.getRnnDataFormat();
        }
        if (layer instanceof EmbeddingSequenceLayer embedding) {
            return embedding.getOutputFormat();
        }
        if (layer instanceof RepeatVector repeat) {
            return repeat.getDataFormat();
        }
        return layer instanceof TimeDistributed distributed ? distributed.getRnnDataFormat() : null;
    }

    private static @Nullable DataFormat ofPlaces(Layer layer) {
        if (layer instanceof ZeroPaddingLayer padding) {
            return padding.getDataFormat();
        }
        if (layer instanceof Cropping2D cropping) {
            return cropping.getDataFormat();
        }
        if (layer instanceof SpaceToDepthLayer moving) {
            return moving.getDataFormat();
        }
        return layer instanceof Upsampling2D upsampling ? upsampling.getFormat() : null;
    }

    private static @Nullable DataFormat ofImages(Layer layer) {
        if (layer instanceof Convolution1DLayer convolution) {
            return convolution.getRnnDataFormat();
        }
        if (layer instanceof ConvolutionLayer convolution) {
            return convolution.getCnn2dDataFormat();
        }
        if (layer instanceof SubsamplingLayer pooling) {
            return pooling.getCnn2dDataFormat();
        }
        return layer instanceof BatchNormalization normalization ? normalization.getCnn2DFormat() : null;
    }

    /** Returns the format that a preprocessor names. */
    static Optional<DataFormat> of(InputPreProcessor preprocessor) {
        if (preprocessor instanceof CnnToFeedForwardPreProcessor flatten) {
            return Optional.ofNullable(flatten.getFormat());
        }
        if (preprocessor instanceof RnnToFeedForwardPreProcessor rows) {
            return Optional.ofNullable(rows.getRnnDataFormat());
        }
        if (preprocessor instanceof FeedForwardToRnnPreProcessor steps) {
            return Optional.ofNullable(steps.getRnnDataFormat());
        }
        if (preprocessor instanceof CnnToRnnPreProcessor sequence) {
            return Optional.ofNullable(sequence.getRnnDataFormat());
        }
        return preprocessor instanceof RnnToCnnPreProcessor images
                ? Optional.ofNullable(images.getRnnDataFormat())
                : Optional.empty();
    }
}
