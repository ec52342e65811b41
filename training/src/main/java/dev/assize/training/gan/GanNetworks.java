package dev.assize.training.gan;

import dev.assize.core.Seed;
import dev.assize.training.network.StartingWeights;
import dev.assize.training.network.Updaters;
import dev.assize.training.settings.OptimizerSettings;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;

/** Makes the two players. First weights are uniform in ±sqrt(6 / (n + m)) for n inputs and m outputs (Glorot, 2010). */
final class GanNetworks {
    private final GanSettings settings;
    private final int height;
    private final int width;

    GanNetworks(GanSettings settings, int height, int width) {
        this.settings = settings;
        this.height = height;
        this.width = width;
    }

    MultiLayerNetwork generator(Seed seed) {
        GanKind kind = settings.networks().kind();
        NeuralNetConfiguration.ListBuilder list = list(settings.generator(), kind.generator(height, width));
        if (kind == GanKind.CONVOLUTIONAL) {
            list.inputPreProcessor(1, new FeedForwardToCnnPreProcessor(height / 4, width / 4, GanKind.MAPS));
        }
        return network(list, InputType.feedForward(settings.networks().noise()), seed);
    }

    MultiLayerNetwork discriminator(Seed seed) {
        GanKind kind = settings.networks().kind();
        InputType type = kind == GanKind.DENSE
                ? InputType.feedForward((long) height * width)
                : InputType.convolutional(height, width, 1);
        return network(list(settings.discriminator(), kind.discriminator()), type, seed);
    }

    private NeuralNetConfiguration.ListBuilder list(OptimizerSettings optimizer, List<Layer> layers) {
        return new NeuralNetConfiguration.Builder()
                .seed(0)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .updater(Updaters.of(optimizer, settings.course().epochs()))
                .list(layers.toArray(Layer[]::new));
    }

    private static MultiLayerNetwork network(NeuralNetConfiguration.ListBuilder list, InputType type, Seed seed) {
        MultiLayerConfiguration configuration = list.setInputType(type).build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        List<Layer> layers = configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList();
        StartingWeights.draw(layers, seed, network::init);
        return network;
    }
}
