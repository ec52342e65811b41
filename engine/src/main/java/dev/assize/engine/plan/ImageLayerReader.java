package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.PlacesRule;
import dev.assize.engine.rule.Sliding;
import dev.assize.engine.rule.SpaceToDepthRule;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Reads DL4J's layers over images, and those that slide along time in the same way. */
final class ImageLayerReader {
    private static final Extent NONE = new Extent(0, 0);
    private static final Extent ONE = new Extent(1, 1);

    private ImageLayerReader() {}

    static List<LayerRule> read(Layer layer) {
        return TimeLayerReader.read(layer)
                .or(() -> ConvolutionReader.read(layer))
                .or(() -> PoolingReader.read(layer))
                .or(() -> places(layer))
                .or(() -> channels(layer))
                .map(List::of)
                .orElseThrow(() -> new NoRuleException("this kind of layer has no rule in the engine"));
    }

    private static Optional<LayerRule> places(Layer layer) {
        if (layer instanceof ZeroPaddingLayer padding) {
            int[] pad = padding.getPadding();
            return Optional.of(new PlacesRule(new Extent(pad[0], pad[2]), new Extent(pad[1], pad[3]), ONE));
        }
        if (layer instanceof Cropping2D cropping) {
            int[] crop = cropping.getCropping();
            return Optional.of(new PlacesRule(new Extent(-crop[0], -crop[2]), new Extent(-crop[1], -crop[3]), ONE));
        }
        if (layer instanceof Upsampling2D upsampling) {
            return Optional.of(new PlacesRule(NONE, NONE, extent(upsampling.getSize())));
        }
        return Optional.empty();
    }

    private static Optional<LayerRule> channels(Layer layer) {
        if (layer instanceof SpaceToDepthLayer moving) {
            return Optional.of(new SpaceToDepthRule(moving.getBlockSize()));
        }
        if (layer instanceof BatchNormalization normalization) {
            return Optional.of(NormalizationReader.read(normalization));
        }
        return Optional.empty();
    }

    static Sliding.Mode mode(ConvolutionMode mode) {
        return switch (mode) {
            case Truncate -> Sliding.Mode.TRUNCATE;
            case Strict -> Sliding.Mode.STRICT;
            case Same -> Sliding.Mode.SAME;
            case Causal ->
                throw NoRuleException.refused(
                        "the convolution mode Causal has no rule in the engine but for convolutions over time");
        };
    }

    static Extent extent(int[] lengths) {
        return new Extent(lengths[0], lengths.length > 1 ? lengths[1] : lengths[0]);
    }
}
