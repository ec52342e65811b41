package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Reads the layers of a DL4J network without branches into rules. */
final class NetworkReader {
    private final MultiLayerConfiguration configuration;
    private final BlueprintBuilder builder;
    private final LayerVertexReader layers;

    NetworkReader(MultiLayerNetwork network) {
        configuration = network.getLayerWiseConfigurations();
        builder = new BlueprintBuilder(DataFormats.of(configuration).order());
        layers = new LayerVertexReader(builder);
    }

    Blueprint read() {
        int signal = builder.input("input");
        int count = configuration.getConfs().size();
        Optional<Head> head = Optional.empty();
        String name = "network";
        for (int index = 0; index < count; index++) {
            Layer layer = configuration.getConf(index).getLayer();
            name = name(index, layer);
            LayerVertexReader.Vertex vertex = new LayerVertexReader.Vertex(
                    name, index, configuration.getConf(index), configuration.getInputPreProcess(index));
            signal = layers.read(vertex, signal);
            String given = layer.getLayerName();
            builder.place(given == null ? "layer" + index : given, signal);
            head = layers.head(vertex);
        }
        builder.output(name, signal, head.orElse(new Head(Activation.IDENTITY, new Head.NoLoss())));
        return builder.build();
    }

    private static String name(int index, Layer layer) {
        String given = layer.getLayerName();
        boolean plain = given == null || given.equals("layer" + index); // DL4J's own default
        return "layer " + index + " (" + layer.getClass().getSimpleName() + (plain ? "" : " '" + given + "'") + ")";
    }
}
