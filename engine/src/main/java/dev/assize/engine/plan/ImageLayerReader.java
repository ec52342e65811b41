package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.GlobalPoolingRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.OverTimeRule;
import dev.assize.engine.rule.PlacesRule;
import dev.assize.engine.rule.PoolingRule;
import dev.assize.engine.rule.Sliding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Reads DL4J's layers over images. */
final class ImageLayerReader {
    private static final Extent NONE = new Extent(0, 0);
    private static final Extent ONE = new Extent(1, 1);
    private static final int[] TIME = {2};
    private static final int[] PLACES = {2, 3};

    private ImageLayerReader() {}

    static List<LayerRule> read(Layer layer) {
        Optional<OverTimeRule> overTime = TimeLayerReader.read(layer);
        if (overTime.isPresent()) {
            return List.of(overTime.get());
        }
        if (layer instanceof ConvolutionLayer convolution) {
            Optional<LayerRule> rule = ConvolutionReader.read(convolution);
            if (rule.isPresent()) {
                return List.of(rule.get());
            }
        }
        if (layer instanceof SubsamplingLayer pooling) {
            return List.of(pooling(pooling));
        }
        if (layer instanceof ZeroPaddingLayer padding) {
            Formats.requireChannelsFirst(padding.getDataFormat());
            int[] pad = padding.getPadding();
            return List.of(new PlacesRule(new Extent(pad[0], pad[2]), new Extent(pad[1], pad[3]), ONE));
        }
        if (layer instanceof Cropping2D cropping) {
            Formats.requireChannelsFirst(cropping.getDataFormat());
            int[] crop = cropping.getCropping();
            return List.of(new PlacesRule(new Extent(-crop[0], -crop[2]), new Extent(-crop[1], -crop[3]), ONE));
        }
        if (layer instanceof Upsampling2D upsampling) {
            Formats.requireChannelsFirst(upsampling.getFormat());
            return List.of(new PlacesRule(NONE, NONE, extent(upsampling.getSize())));
        }
        if (layer instanceof GlobalPoolingLayer pooling) {
            return List.of(globalPooling(pooling));
        }
        if (layer instanceof BatchNormalization normalization) {
            return List.of(NormalizationReader.read(normalization));
        }
        throw new NoRuleException("this kind of layer has no rule in the engine");
    }

    private static PoolingRule pooling(SubsamplingLayer layer) {
        Formats.requireChannelsFirst(layer.getCnn2dDataFormat());
        Sliding sliding = new Sliding(
                extent(layer.getKernelSize()),
                extent(layer.getStride()),
                extent(layer.getPadding()),
                extent(layer.getDilation()),
                mode(layer.getConvolutionMode()));
        return pooling(layer, sliding);
    }

    static PoolingRule pooling(SubsamplingLayer layer, Sliding sliding) {
        return new PoolingRule(
                sliding,
                kind(layer.getPoolingType()),
                Math.max(1, layer.getPnorm()),
                layer.isAvgPoolIncludePadInDivisor());
    }

    private static GlobalPoolingRule globalPooling(GlobalPoolingLayer layer) {
        int[] axes = layer.getPoolingDimensions();
        if (axes != null && !Arrays.equals(axes, TIME) && !Arrays.equals(axes, PLACES)) {
            throw new NoRuleException("global pooling over the dimensions " + Arrays.toString(axes)
                    + " has no rule in the engine, only over those after the channels: [2] of sequences and [2, 3] of "
                    + "images");
        }
        return new GlobalPoolingRule(
                kind(layer.getPoolingType()), Math.max(1, layer.getPnorm()), layer.isCollapseDimensions());
    }

    static PoolingRule.Kind kind(PoolingType type) {
        return switch (type) {
            case MAX -> PoolingRule.Kind.MAXIMUM;
            case AVG -> PoolingRule.Kind.AVERAGE;
            case SUM -> PoolingRule.Kind.SUM;
            case PNORM -> PoolingRule.Kind.NORM;
        };
    }

    static Sliding.Mode mode(ConvolutionMode mode) {
        return switch (mode) {
            case Truncate -> Sliding.Mode.TRUNCATE;
            case Strict -> Sliding.Mode.STRICT;
            case Same -> Sliding.Mode.SAME;
            case Causal -> throw new NoRuleException("the convolution mode Causal has no rule in the engine");
        };
    }

    static Extent extent(int[] lengths) {
        return new Extent(lengths[0], lengths.length > 1 ? lengths[1] : lengths[0]);
    }
}
