package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.ConvolutionRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.OverTimeRule;
import dev.assize.engine.rule.PlacesRule;
import dev.assize.engine.rule.PoolingRule;
import dev.assize.engine.rule.Sliding;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;

/** Reads DL4J's layers that slide along the time of a sequence. */
final class TimeLayerReader {
    private TimeLayerReader() {}

    /** Returns the rule, or nothing if the layer does not slide along time. */
    static Optional<LayerRule> read(Layer layer) {
        if (layer instanceof Convolution1DLayer convolution) {
            return Optional.of(new OverTimeRule(convolution(convolution)));
        }
        if (layer instanceof Subsampling1DLayer pooling) {
            return Optional.of(new OverTimeRule(pooling(pooling)));
        }
        if (layer instanceof ZeroPadding1DLayer padding) {
            int[] pad = padding.getPadding();
            return Optional.of(places(pad[0], pad[1], 1));
        }
        if (layer instanceof Cropping1D cropping) {
            int[] crop = cropping.getCropping();
            return Optional.of(places(-crop[0], -crop[1], 1));
        }
        if (layer instanceof Upsampling1D upsampling) {
            return Optional.of(places(0, 0, upsampling.getSize()[0]));
        }
        return Optional.empty();
    }

    private static OverTimeRule places(int before, int after, int repeat) {
        return new OverTimeRule(new PlacesRule(new Extent(before, 0), new Extent(after, 0), new Extent(repeat, 1)));
    }

    private static ConvolutionRule convolution(Convolution1DLayer layer) {
        Sliding.Mode mode = layer.getConvolutionMode() == ConvolutionMode.Causal
                ? Sliding.Mode.CAUSAL
                : ImageLayerReader.mode(layer.getConvolutionMode());
        Sliding sliding = along(
                layer.getKernelSize()[0], layer.getStride()[0], layer.getPadding()[0], layer.getDilation()[0], mode);
        return new ConvolutionRule(
                (int) layer.getNIn(),
                (int) layer.getNOut(),
                sliding,
                layer.hasBias(),
                ActivationReader.read(layer.getActivationFn()));
    }

    private static PoolingRule pooling(Subsampling1DLayer layer) {
        Sliding sliding = along(
                layer.getKernelSize()[0],
                layer.getStride()[0],
                layer.getPadding()[0],
                layer.getDilation()[0],
                ImageLayerReader.mode(layer.getConvolutionMode()));
        return PoolingReader.windows(layer, sliding);
    }

    private static Sliding along(int kernel, int stride, int padding, int dilation, Sliding.Mode mode) {
        return new Sliding(
                new Extent(kernel, 1), new Extent(stride, 1), new Extent(padding, 0), new Extent(dilation, 1), mode);
    }
}
