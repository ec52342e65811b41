package dev.assize.training.network;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.training.settings.CnnNetwork;
import dev.assize.training.settings.ConfiguredNetwork;
import dev.assize.training.settings.LstmNetwork;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.NetworkKind;
import dev.assize.training.settings.NetworkSettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Makes untrained networks. Weights are drawn from the seed and not from ND4J's generator, which all threads share:
 * uniform in ±sqrt(6 / n_in) before activations that are linear above 0 (He et al. 2015), ±sqrt(6 / (n_in + n_out))
 * elsewhere (Glorot and Bengio 2010). Biases start at 0, those of forget gates at 1.
 */
public final class NetworkBuilder {
    private static final int AXES_OF_IMAGES = 3;
    private static final int AXES_OF_SEQUENCES = 2;

    private NetworkBuilder() {}

    /**
     * Returns an untrained network with an updater.
     *
     * @param settings what was chosen
     * @param inputShape shape of one encoded row in DL4J's order: [features], [channels, height, width] or [features,
     *     time]
     * @param classes softmax outputs; 0 for one number
     * @param seed where the weights come from
     * @throws TrainingException if a network of this kind cannot read such rows
     */
    public static Model build(TrainingSettings settings, int[] inputShape, int classes, Seed seed) {
        if (settings.network() instanceof ConfiguredNetwork configured) {
            return ConfiguredNetworks.build(configured, settings, inputType(inputShape), classes, seed);
        }
        requireReadable(settings.network().kind(), inputShape);
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(0)
                .dataType(DataType.FLOAT)
                .list(layers(settings, inputShape, classes).toArray(Layer[]::new))
                .setInputType(inputType(inputShape))
                .build();
        List<Layer> layers = configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList();
        LayerLearning learning = LayerLearning.of(settings);
        layers.forEach(learning::putInto);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        StartingWeights.draw(layers, seed, network::init);
        return network;
    }

    /**
     * Checks a configuration as far as that is possible without data.
     *
     * @param place where it comes from
     * @throws TrainingException if it names classes that are not DL4J's own, or is no configuration
     */
    public static void check(ConfiguredNetwork network, Place place) {
        Configured.parse(network.json(), place);
    }

    private static List<Layer> layers(TrainingSettings settings, int[] shape, int classes) {
        LayerList list = new LayerList(settings.regularization().dropout());
        NetworkSettings network = settings.network();
        if (network instanceof MlpNetwork mlp) {
            return list.dense(mlp.hidden(), mlp.activation()).output(classes);
        }
        if (network instanceof CnnNetwork cnn) {
            return CnnLayers.of(cnn, shape[1], shape[2], list, classes);
        }
        return LstmLayers.of((LstmNetwork) network, list, classes);
    }

    private static InputType inputType(int[] shape) {
        return switch (shape.length) {
            case AXES_OF_IMAGES -> InputType.convolutional(shape[1], shape[2], shape[0]);
            case AXES_OF_SEQUENCES -> InputType.recurrent(shape[0], shape[1]);
            default -> InputType.feedForward(shape[0]);
        };
    }

    private static void requireReadable(NetworkKind kind, int[] shape) {
        boolean readable = switch (kind) {
            case MLP -> shape.length != AXES_OF_SEQUENCES;
            case CNN -> shape.length == AXES_OF_IMAGES;
            case LSTM -> shape.length == AXES_OF_SEQUENCES;
            case DL4J -> true;
        };
        if (!readable) {
            throw new TrainingException(List.of(new Problem(
                    Place.of("training settings"),
                    "a network of kind " + kind.id() + " cannot read rows of the shape "
                            + Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" x ")),
                    "Choose kind mlp for tables, cnn (or mlp) for images, lstm for sequences.")));
        }
    }
}
