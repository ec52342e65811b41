package dev.assize.training.settings;

import java.util.Map;

/** What is chosen about the layers of a network. */
public sealed interface NetworkSettings permits MlpNetwork, CnnNetwork, LstmNetwork, ConfiguredNetwork {
    /** Returns the kind, which is the value of the key {@code kind}. */
    NetworkKind kind();

    /** Returns every setting of the layers by its key, in a fixed order, without {@code kind}. */
    Map<String, Object> values();
}
