package dev.assize.engine.plan;

import dev.assize.engine.rule.GlobalPoolingRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.PoolingRule;
import dev.assize.engine.rule.Sliding;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reads DL4J's poolings. */
final class PoolingReader {
    private PoolingReader() {}

    /** Returns the rule, or nothing if the layer is no pooling of images. */
    static Optional<LayerRule> read(Layer layer) {
        if (layer instanceof GlobalPoolingLayer global) {
            return Optional.of(global(global));
        }
        if (layer instanceof SubsamplingLayer pooling) {
            Sliding sliding = new Sliding(
                    ImageLayerReader.extent(pooling.getKernelSize()),
                    ImageLayerReader.extent(pooling.getStride()),
                    ImageLayerReader.extent(pooling.getPadding()),
                    ImageLayerReader.extent(pooling.getDilation()),
                    ImageLayerReader.mode(pooling.getConvolutionMode()));
            return Optional.of(windows(pooling, sliding));
        }
        return Optional.empty();
    }

    static PoolingRule windows(SubsamplingLayer layer, Sliding sliding) {
        return new PoolingRule(
                sliding,
                kind(layer.getPoolingType()),
                Math.max(1, layer.getPnorm()),
                layer.isAvgPoolIncludePadInDivisor());
    }

    private static GlobalPoolingRule global(GlobalPoolingLayer layer) {
        return new GlobalPoolingRule(
                kind(layer.getPoolingType()), Math.max(1, layer.getPnorm()), layer.isCollapseDimensions());
    }

    private static PoolingRule.Kind kind(PoolingType type) {
        return switch (type) {
            case MAX -> PoolingRule.Kind.MAXIMUM;
            case AVG -> PoolingRule.Kind.AVERAGE;
            case SUM -> PoolingRule.Kind.SUM;
            case PNORM -> PoolingRule.Kind.NORM;
        };
    }
}
