package dev.assize.training.network;

import dev.assize.training.settings.ConfiguredNetwork;
import dev.assize.training.settings.GradientClipping;
import dev.assize.training.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * What a layer's configuration says of its learning: updater, penalties, clipping. (DL4J's builder would put weight
 * decay into a layer twice and drop an L2 penalty beside it; here each stands once.)
 *
 * @param updater how gradients change parameters
 * @param penalties of weights; biases have none
 * @param clipping of the layer's gradients
 */
record LayerLearning(IUpdater updater, List<Regularization> penalties, GradientClipping clipping) {
    /** Makes what the settings say. */
    static LayerLearning of(TrainingSettings settings) {
        return new LayerLearning(
                Updaters.of(settings.optimizer(), settings.fit().epochs()),
                penalties(settings.regularization()),
                settings.optimizer().clipping());
    }

    /** Puts all of it into a layer, or into the layers that it wraps. */
    void putInto(Layer layer) {
        putInto(layer, EnumSet.allOf(ConfiguredNetwork.Part.class));
    }

    /** Puts some of it into a layer, or into the layers that it wraps; the rest stays as it is. */
    void putInto(Layer layer, Set<ConfiguredNetwork.Part> parts) {
        if (layer instanceof Bidirectional both) {
            putInto(both.getFwd(), parts);
            putInto(both.getBwd(), parts);
        } else if (layer instanceof BaseWrapperLayer wrapper) {
            putInto(wrapper.getUnderlying(), parts);
        } else if (layer instanceof BaseLayer base) {
            put(base, parts);
        }
    }

    private void put(BaseLayer layer, Set<ConfiguredNetwork.Part> parts) {
        if (parts.contains(ConfiguredNetwork.Part.OPTIMIZER)) {
            layer.setIUpdater(updater.clone());
            layer.setBiasUpdater(null);
        }
        if (parts.contains(ConfiguredNetwork.Part.PENALTIES)) {
            layer.setRegularization(new ArrayList<>(penalties));
            layer.setRegularizationBias(new ArrayList<>());
        }
        if (parts.contains(ConfiguredNetwork.Part.GRADIENT_CLIPPING)) {
            layer.setGradientNormalization(normalization());
            layer.setGradientNormalizationThreshold(clipping.limit());
        }
    }

    /** DL4J has no limit of the whole gradient; whoever trains the network applies it. */
    private GradientNormalization normalization() {
        return switch (clipping.kind()) {
            case NONE, GLOBAL -> GradientNormalization.None;
            case VALUE -> GradientNormalization.ClipElementWiseAbsoluteValue;
            case LAYER -> GradientNormalization.ClipL2PerLayer;
            case PARAMETER -> GradientNormalization.ClipL2PerParamType;
        };
    }

    private static List<Regularization> penalties(dev.assize.training.settings.Regularization settings) {
        List<Regularization> penalties = new ArrayList<>();
        if (settings.l1() > 0) {
            penalties.add(new L1Regularization(settings.l1()));
        }
        if (settings.l2() > 0) {
            penalties.add(new L2Regularization(settings.l2()));
        }
        if (settings.weightDecay() > 0) {
            penalties.add(new WeightDecay(settings.weightDecay(), true));
        }
        return List.copyOf(penalties);
    }
}
