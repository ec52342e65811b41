package dev.assize.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The network inside a model file: DL4J's configuration, parameters and updater state. */
final class NetworkParts {
    /** DL4J makes an object of each class that a configuration names; only its own plain settings may be named. */
    private static final Pattern ALLOWED_CLASSES = Pattern.compile("(org\\.deeplearning4j\\.nn\\.(conf|weights)"
            + "|org\\.nd4j\\.linalg\\.(activations\\.impl|learning\\.config|learning\\.regularization"
            + "|lossfunctions\\.impl|schedule))(\\.[A-Za-z][A-Za-z0-9_$]*)+");

    private static final String USE_AS_SAVED = "Use the file as it was saved, or train the model again.";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Place place;

    NetworkParts(Place place) {
        this.place = place;
    }

    /** Returns {@code configuration.json}. */
    static String configuration(MultiLayerNetwork network) {
        return network.getLayerWiseConfigurations().toJson();
    }

    /** Returns {@code coefficients.bin}. */
    static byte[] parameters(MultiLayerNetwork network) {
        return binary(network.params());
    }

    /** Returns {@code updaterState.bin}, where the optimizer keeps a state. */
    static Optional<byte[]> updaterState(MultiLayerNetwork network) {
        return Optional.ofNullable(network.getUpdater().getStateViewArray()).map(NetworkParts::binary);
    }

    /**
     * Makes the network.
     *
     * @param configuration text of {@code configuration.json}
     * @param coefficients bytes of {@code coefficients.bin}
     * @param inputs how many numbers the encoder makes of a row
     */
    MultiLayerNetwork restore(String configuration, byte[] coefficients, int inputs) {
        MultiLayerConfiguration parsed = parse(configuration);
        float[] parameters = new FloatFile(place, ModelFile.COEFFICIENTS).read(coefficients);
        long needed = count(parsed);
        if (needed != parameters.length) {
            throw fault("its network has " + needed + " parameters, " + ModelFile.COEFFICIENTS + " holds "
                    + parameters.length);
        }
        requireInputs(parsed, inputs);
        MultiLayerNetwork network = new MultiLayerNetwork(parsed);
        try {
            network.init(Nd4j.createFromArray(parameters).reshape(1, -1), false);
        } catch (RuntimeException e) { // DL4J throws many kinds on a configuration that makes no sense
            throw new TrainingException(problem("its network cannot be built from " + ModelFile.CONFIGURATION), e);
        }
        return network;
    }

    /** Puts back what the optimizer remembers. */
    void restoreUpdater(MultiLayerNetwork network, byte[] updaterState) {
        float[] state = new FloatFile(place, ModelFile.UPDATER_STATE).read(updaterState);
        INDArray expected = network.getUpdater().getStateViewArray();
        long needed = expected == null ? 0 : expected.length();
        if (needed != state.length) {
            throw fault("its optimizer remembers " + needed + " numbers, " + ModelFile.UPDATER_STATE + " holds "
                    + state.length);
        }
        network.getUpdater()
                .setStateViewArray(network, Nd4j.createFromArray(state).reshape(1, -1), false);
    }

    private MultiLayerConfiguration parse(String configuration) {
        try {
            JsonNode tree = JSON.readTree(configuration);
            TreeSet<String> foreign = new TreeSet<>();
            for (JsonNode name : tree.findValues("@class")) {
                if (!name.isTextual() || !ALLOWED_CLASSES.matcher(name.asText()).matches()) {
                    foreign.add(name.asText());
                }
            }
            if (!foreign.isEmpty()) {
                throw new TrainingException(List.of(new Problem(
                        place,
                        ModelFile.CONFIGURATION + " names classes that are not DL4J's own: "
                                + String.join(", ", foreign),
                        "Do not use this file; a model file names only DL4J's layers and settings.")));
            }
            return MultiLayerConfiguration.fromJson(JSON.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new TrainingException(problem(ModelFile.CONFIGURATION + " is not JSON"), e);
        } catch (TrainingException e) {
            throw e;
        } catch (RuntimeException e) { // DL4J wraps what it does not understand in many kinds
            throw new TrainingException(problem(ModelFile.CONFIGURATION + " is not a DL4J configuration"), e);
        }
    }

    private long count(MultiLayerConfiguration configuration) {
        long count = 0;
        try {
            for (NeuralNetConfiguration layer : configuration.getConfs()) {
                count = Math.addExact(count, layer.getLayer().initializer().numParams(layer));
            }
        } catch (RuntimeException e) { // a layer without sizes, or sizes whose product overflows
            throw new TrainingException(problem(ModelFile.CONFIGURATION + " has a layer without proper sizes"), e);
        }
        return count;
    }

    private void requireInputs(MultiLayerConfiguration configuration, int inputs) {
        if (configuration.getConf(0).getLayer() instanceof FeedForwardLayer first && first.getNIn() != inputs) {
            throw fault("its network reads " + first.getNIn() + " numbers, its encoder makes " + inputs);
        }
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
