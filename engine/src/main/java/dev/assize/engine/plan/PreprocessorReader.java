package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.OneStepRule;
import dev.assize.engine.rule.ReorderRule;
import dev.assize.engine.rule.Shape;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;

/** Reads what DL4J puts between layers of different kinds. */
final class PreprocessorReader {
    private PreprocessorReader() {}

    static List<LayerRule> read(InputPreProcessor preprocessor, DataOrder order) {
        LayerFormat.require(preprocessor, order);
        if (preprocessor instanceof CnnToFeedForwardPreProcessor) {
            boolean last = order == DataOrder.CHANNELS_LAST;
            return List.of(ReorderRule.to(last ? ReorderRule.Target.PLACES_FIRST : ReorderRule.Target.VECTOR));
        }
        if (preprocessor instanceof FeedForwardToCnnPreProcessor image && order == DataOrder.CHANNELS_FIRST) {
            Extent extent = new Extent((int) image.getInputHeight(), (int) image.getInputWidth());
            Shape shape = Shape.image((int) image.getNumChannels(), extent);
            return List.of(new ReorderRule(ReorderRule.Target.IMAGE, shape));
        }
        if (preprocessor instanceof RnnToFeedForwardPreProcessor) {
            return List.of(); // a dense layer takes each time step of a sequence
        }
        if (preprocessor instanceof FeedForwardToRnnPreProcessor) {
            return List.of(new OneStepRule());
        }
        if (preprocessor instanceof ComposableInputPreProcessor several) {
            List<LayerRule> rules = new ArrayList<>();
            for (InputPreProcessor part : several.getInputPreProcessors()) {
                rules.addAll(read(part, order));
            }
            return rules;
        }
        throw new NoRuleException(
                "the input preprocessor " + preprocessor.getClass().getSimpleName() + " has no rule in the engine");
    }
}
