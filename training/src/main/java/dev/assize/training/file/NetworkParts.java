package dev.assize.training.file;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The network inside a file: DL4J's configuration, parameters and updater state, as its own serializer names them. */
public final class NetworkParts {
    /** Name of the part with the configuration. */
    public static final String CONFIGURATION = "configuration.json";

    /** Name of the part with the parameters. */
    public static final String COEFFICIENTS = "coefficients.bin";

    /** Name of the part with what the updater remembers. */
    public static final String UPDATER_STATE = "updaterState.bin";

    static final String USE_AS_SAVED = "Use the file as it was saved, or train the model again.";

    private final Place place;

    /** Makes a reader of the parts of one file. */
    public NetworkParts(Place place) {
        this.place = place;
    }

    /** Returns {@code configuration.json}. */
    public static String configuration(Model network) {
        return network instanceof ComputationGraph graph
                ? graph.getConfiguration().toJson()
                : ((MultiLayerNetwork) network).getLayerWiseConfigurations().toJson();
    }

    /** Returns {@code coefficients.bin}. */
    public static byte[] parameters(Model network) {
        return binary(network.params());
    }

    /** Returns the parameters of several networks of one size as one array, network after network. */
    public static byte[] parameters(List<Model> networks) {
        return binary(Nd4j.concat(
                1,
                networks.stream()
                        .map(network -> network.params().reshape(1, network.numParams()))
                        .toArray(INDArray[]::new)));
    }

    /** Returns {@code updaterState.bin}, where the network has an optimizer with a state. */
    public static Optional<byte[]> updaterState(Model network) {
        return stateView(network, false).map(NetworkParts::binary);
    }

    /**
     * Makes the network.
     *
     * @param configuration text of {@code configuration.json}
     * @param coefficients bytes of {@code coefficients.bin}
     * @throws TrainingException if it names a foreign class, makes no sense, or its size is not that of the parameters
     */
    public Model restore(String configuration, byte[] coefficients) {
        Configuration parsed = parsed(configuration);
        FloatFile.Numbers parameters = new FloatFile(place, COEFFICIENTS).read(coefficients);
        long needed = parsed.parameters(place);
        if (needed != parameters.length()) {
            throw fault("its network has " + needed + " parameters, " + COEFFICIENTS + " holds " + parameters.length());
        }
        return network(parsed, array(parameters, parsed.dataType()));
    }

    /**
     * Makes several networks of one configuration.
     *
     * @param configuration text of {@code configuration.json}
     * @param part name of the part with all their parameters
     * @param coefficients its bytes, network after network
     * @param most how many networks are allowed
     * @throws TrainingException as in {@link #restore}, or if parameters are left over or the networks are too many
     */
    public List<Model> restoreAll(String configuration, String part, byte[] coefficients, int most) {
        Configuration parsed = parsed(configuration);
        FloatFile.Numbers parameters = new FloatFile(place, part).read(coefficients);
        long each = parsed.parameters(place);
        long count = each == 0 ? 0 : parameters.length() / each;
        if (count < 1 || count > most || count * each != parameters.length()) {
            throw fault(part + " holds " + parameters.length() + " parameters for networks of " + each + ", at most "
                    + most + " of them");
        }
        INDArray all = array(parameters, parsed.dataType());
        return LongStream.range(0, count)
                .mapToObj(i -> network(
                        parsed,
                        all.get(NDArrayIndex.all(), NDArrayIndex.interval(i * each, (i + 1) * each))
                                .dup()))
                .toList();
    }

    private Configuration parsed(String configuration) {
        return Configuration.parse(ConfigurationText.of(configuration, CONFIGURATION, place, USE_AS_SAVED), place);
    }

    private Model network(Configuration parsed, INDArray parameters) {
        try {
            return parsed.network(parameters);
        } catch (RuntimeException e) { // DL4J throws many kinds on a configuration that makes no sense
            throw new TrainingException(problem("its network cannot be built from " + CONFIGURATION), e);
        }
    }

    /** Puts back what the optimizer remembers. */
    public void restoreUpdater(Model network, byte[] updaterState) {
        FloatFile.Numbers state = new FloatFile(place, UPDATER_STATE).read(updaterState);
        Optional<INDArray> view = stateView(network, true);
        long needed = view.map(INDArray::length).orElse(0L);
        if (needed != state.length()) {
            throw fault(
                    "its optimizer remembers " + needed + " numbers, " + UPDATER_STATE + " holds " + state.length());
        }
        view.ifPresent(
                numbers -> numbers.assign(array(state, numbers.dataType()).reshape(numbers.shape())));
    }

    private static Optional<INDArray> stateView(Model network, boolean make) {
        return network instanceof ComputationGraph graph
                ? Optional.ofNullable(graph.getUpdater(make)).map(updater -> updater.getStateViewArray())
                : Optional.ofNullable(((MultiLayerNetwork) network).getUpdater(make))
                        .map(updater -> updater.getStateViewArray());
    }

    private static INDArray array(FloatFile.Numbers numbers, DataType type) {
        return numbers.row().castTo(type);
    }

    private static byte[] binary(INDArray array) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Nd4j.write(array, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + array.length() + " numbers to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private TrainingException fault(String message) {
        return new TrainingException(List.of(problem(message)));
    }

    private Problem problem(String message) {
        return new Problem(place, message, USE_AS_SAVED);
    }
}
