package dev.assize.engine.plan;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.jspecify.annotations.Nullable;

/** The data formats that the engine reads: channels before places, features before time. */
final class Formats {
    private static final String HINT =
            "Write the configuration with channels first (dataFormat NCHW, NCW), or export the Keras model with "
                    + "channels_first, and train it again: its weights are in another order, too.";

    private Formats() {}

    static void requireChannelsFirst(@Nullable CNN2DFormat format) {
        if (format == CNN2DFormat.NHWC) {
            throw NoRuleException.refused("the data format NHWC has no rule in the engine, only NCHW has", HINT);
        }
    }

    static void requireChannelsFirst(@Nullable RNNFormat format) {
        if (format == RNNFormat.NWC) {
            throw NoRuleException.refused("the data format NWC has no rule in the engine, only NCW has", HINT);
        }
    }
}
