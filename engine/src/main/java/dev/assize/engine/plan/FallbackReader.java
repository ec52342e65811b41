package dev.assize.engine.plan;

import dev.assize.engine.fallback.Dl4jLoss;
import dev.assize.engine.fallback.Dl4jPreprocessorRule;
import dev.assize.engine.fallback.Dl4jRule;
import dev.assize.engine.rule.LayerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.ocnn.OCNNOutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Finds out whether DL4J can run what has no rule one example at a time, always with the same result. */
final class FallbackReader {
    private static final List<String> PACKAGES = List.of("org.deeplearning4j.", "org.nd4j.");
    private static final Pattern CLASS = Pattern.compile("\"@class\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern RANDOM =
            Pattern.compile("\"(?:i?dropout|weightNoise)\"\\s*:\\s*\\{", Pattern.CASE_INSENSITIVE);
    private static final String RANDOM_ACTIVATION = "ActivationRReLU";
    private static final Map<Class<? extends Layer>, String> MIXING = Map.of(
            CenterLossOutputLayer.class, "its centers follow the classes of the whole batch",
            OCNNOutputLayer.class, "its loss is one of the whole batch");

    private FallbackReader() {}

    /** Returns the rules of a layer that DL4J runs; its dropout is drawn by the engine. */
    static List<LayerRule> layer(NeuralNetConfiguration configuration, int index) {
        Layer layer = configuration.getLayer();
        requireOwn(layer);
        String mixes = MIXING.get(layer.getClass());
        if (mixes != null) {
            throw NoRuleException.refused("this kind of layer cannot be run one example at a time: " + mixes);
        }
        NeuralNetConfiguration own = configuration.clone();
        List<LayerRule> rules = new ArrayList<>(NoiseReader.read(layer, index));
        own.getLayer().setIDropout(null);
        requireDeterministic(own);
        rules.add(new Dl4jRule(own, index));
        return rules;
    }

    static LayerRule preprocessor(InputPreProcessor preprocessor) {
        requireOwn(preprocessor);
        return new Dl4jPreprocessorRule(preprocessor);
    }

    static Head.Loss loss(ILossFunction loss, IActivation activation) {
        requireOwn(loss);
        requireOwn(activation);
        return new Head.Foreign(new Dl4jLoss(loss, activation));
    }

    private static void requireOwn(Object part) {
        requireOwn(part.getClass().getName());
    }

    private static void requireOwn(String name) {
        if (PACKAGES.stream().noneMatch(name::startsWith)) {
            throw NoRuleException.refused("the class " + name + " is none of DL4J's own, so it is not run");
        }
    }

    private static void requireDeterministic(NeuralNetConfiguration configuration) {
        String json = configuration.toJson();
        Matcher classes = CLASS.matcher(json);
        while (classes.find()) {
            requireOwn(classes.group(1));
        }
        if (RANDOM.matcher(json).find() || json.contains(RANDOM_ACTIVATION)) {
            throw NoRuleException.refused(
                    "something in this layer is drawn at random in training, for which there is no rule in the engine");
        }
    }
}
