package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.ConvolutionRule;
import dev.assize.engine.rule.DeconvolutionRule;
import dev.assize.engine.rule.DepthwiseRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.SeparableRule;
import dev.assize.engine.rule.Sliding;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;

/** Reads DL4J's convolutions of images. */
final class ConvolutionReader {
    private ConvolutionReader() {}

    /** Returns the rule, or nothing if the layer is no convolution of images. */
    static Optional<LayerRule> read(Layer any) {
        boolean volumes = any instanceof Convolution3D || any instanceof Deconvolution3D;
        if (volumes || !(any instanceof ConvolutionLayer layer)) {
            return Optional.empty();
        }
        int inputs = (int) layer.getNIn();
        int outputs = (int) layer.getNOut();
        Sliding sliding = sliding(layer);
        Activation activation = ActivationReader.read(layer.getActivationFn());
        if (layer instanceof DepthwiseConvolution2D depthwise) {
            int multiplier = depthwise.getDepthMultiplier();
            return Optional.of(new DepthwiseRule(inputs, multiplier, sliding, layer.hasBias(), activation));
        }
        if (layer instanceof SeparableConvolution2D separable) {
            return Optional.of(separable(separable, sliding, activation));
        }
        if (layer instanceof Deconvolution2D) {
            return Optional.of(new DeconvolutionRule(inputs, outputs, sliding, layer.hasBias(), activation));
        }
        return Optional.of(new ConvolutionRule(inputs, outputs, sliding, layer.hasBias(), activation));
    }

    private static SeparableRule separable(SeparableConvolution2D layer, Sliding sliding, Activation activation) {
        int inputs = (int) layer.getNIn();
        if (inputs == 1) {
            throw NoRuleException.refused(
                    "a separable convolution of one channel has no rule in the engine, because DL4J "
                            + "computes something else; use an ordinary convolution");
        }
        var first = new DepthwiseRule(inputs, layer.getDepthMultiplier(), sliding, false, Activation.IDENTITY);
        return new SeparableRule(first, (int) layer.getNOut(), layer.hasBias(), activation);
    }

    private static Sliding sliding(ConvolutionLayer layer) {
        return new Sliding(
                extent(layer.getKernelSize()),
                extent(layer.getStride()),
                extent(layer.getPadding()),
                extent(layer.getDilation()),
                ImageLayerReader.mode(layer.getConvolutionMode()));
    }

    private static Extent extent(int[] lengths) {
        return ImageLayerReader.extent(lengths);
    }
}
