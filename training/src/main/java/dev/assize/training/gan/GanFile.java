package dev.assize.training.gan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.file.JsonPart;
import dev.assize.training.file.NetworkParts;
import dev.assize.training.file.PartsKind;
import dev.assize.training.file.PartsZip;
import dev.assize.training.privacy.HistoryJson;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * The two networks as files: each a zip as DL4J's {@code ModelSerializer} writes it, with the state of the optimizer,
 * and in the folder {@code assize} the record of the training. DL4J reads these files too.
 */
public final class GanFile {
    /** Name of the generator's file. */
    public static final String GENERATOR = "generator.zip";

    /** Name of the discriminator's file. */
    public static final String DISCRIMINATOR = "discriminator.zip";

    private static final String RECORD = "assize/gan.json";
    private static final String FORMAT = "assize-gan-record";
    private static final PartsKind KIND = new PartsKind(
            "GAN file",
            List.of(RECORD, NetworkParts.CONFIGURATION, NetworkParts.COEFFICIENTS),
            List.of(NetworkParts.UPDATER_STATE),
            "Use the zip as 'assize train' wrote it.",
            "train the networks again");

    private GanFile() {}

    /**
     * Saves both networks; each file appears only when it is whole. Equal networks give equal bytes.
     *
     * @param folder an existing folder
     * @throws TrainingException if a file cannot be written
     */
    public static void save(TrainedGan gan, Path folder) {
        save(gan.generatorNetwork(), gan, folder.resolve(GENERATOR));
        save(gan.discriminatorNetwork(), gan, folder.resolve(DISCRIMINATOR));
    }

    private static void save(MultiLayerNetwork network, TrainedGan gan, Path file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(RECORD, bytes(JsonPart.text(record(gan.record()))));
        parts.put(NetworkParts.CONFIGURATION, bytes(NetworkParts.configuration(network)));
        parts.put(NetworkParts.COEFFICIENTS, NetworkParts.parameters(network));
        NetworkParts.updaterState(network).ifPresent(state -> parts.put(NetworkParts.UPDATER_STATE, state));
        try {
            PartsZip.write(parts, file);
        } catch (IOException e) {
            Problem problem = new Problem(
                    Place.of(file.toString()),
                    "the network cannot be written",
                    "Check that the folder exists, may be written to, and has space left.");
            throw new TrainingException(problem, e);
        }
    }

    /**
     * Loads a generator. The file is not trusted: nothing in it is deserialised by Java, class names outside of DL4J's
     * own are refused, and sizes are checked before memory is taken.
     *
     * @throws TrainingException if it is not such a file, or not that of a generator
     */
    public static Generator generator(Path file) {
        Map<String, byte[]> parts = PartsZip.read(file, KIND);
        Place place = Place.of(file.toString());
        JsonPart images =
                JsonPart.parse(text(parts, RECORD), RECORD, FORMAT, place).child("images");
        int height = side(images, "height");
        int width = side(images, "width");
        Object network = new NetworkParts(place)
                .restore(text(parts, NetworkParts.CONFIGURATION), part(parts, NetworkParts.COEFFICIENTS));
        try {
            Generator generator = Generator.of((MultiLayerNetwork) network, height, width);
            generator.requireImages();
            return generator;
        } catch (ClassCastException | IllegalArgumentException e) {
            Problem problem = new Problem(
                    place,
                    "its network does not make images of " + height + " x " + width + " pixels",
                    "Name the file of a generator; 'assize train' calls it " + GENERATOR + ".");
            throw new TrainingException(problem, e);
        }
    }

    /** Returns whether a file is one of a GAN, as far as its parts say. */
    public static boolean isOne(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(RECORD) != null;
        } catch (IOException e) {
            return false; // no zip, so no file of a GAN
        }
    }

    /**
     * Returns what the training of either network spent, if it was private. The file is not trusted.
     *
     * @throws TrainingException if it is not such a file, or its ledger belongs to other images
     * @throws dev.assize.privacy.ledger.LedgerException if the ledger was edited
     */
    public static Optional<PrivateHistory> privacy(Path file) {
        Map<String, byte[]> parts = PartsZip.read(file, KIND);
        JsonPart record = JsonPart.parse(text(parts, RECORD), RECORD, FORMAT, Place.of(file.toString()));
        return HistoryJson.read(record, new Digest(record.child("images").text("sha256")));
    }

    private static int side(JsonPart images, String key) {
        long side = images.whole(key);
        if (side < 1 || side > 1 << 12) {
            throw images.fault("has the " + key + " " + side);
        }
        return (int) side;
    }

    private static ObjectNode record(TrainedGan.GanRecord record) {
        ObjectNode root = JsonPart.start(FORMAT);
        root.put("seed", record.seed().value());
        root.putObject("images")
                .put("sha256", record.images().digest().hex())
                .put("count", record.images().count())
                .put("height", record.images().height())
                .put("width", record.images().width());
        root.set("settings", settings(record.settings()));
        record.privacy().ifPresent(privacy -> HistoryJson.write(privacy, root));
        ObjectNode versions = root.putObject("versions");
        record.versions().forEach(versions::put);
        ArrayNode epochs = root.putArray("epochs");
        record.epochs().forEach(epoch -> write(epoch, epochs.addObject()));
        return root;
    }

    private static void write(GanEpoch epoch, ObjectNode node) {
        node.put("number", epoch.number())
                .put("discriminatorLoss", epoch.discriminatorLoss())
                .put("generatorLoss", epoch.generatorLoss());
        epoch.realScore().ifPresent(score -> node.put("realScore", score));
        node.put("fakeScore", epoch.fakeScore());
    }

    private static ObjectNode settings(GanSettings settings) {
        ObjectNode node = (ObjectNode) JsonPart.node(new LinkedHashMap<String, Object>());
        node.put("networks", settings.networks().kind().id());
        node.put("noise", settings.networks().noise());
        node.put("loss", settings.objective().loss().id());
        node.put("labelSmoothing", settings.objective().labelSmoothing());
        node.set("generator", optimizer(settings.generator()));
        node.set("discriminator", optimizer(settings.discriminator()));
        node.put("epochs", settings.course().epochs());
        node.put("batch", settings.course().batch());
        node.put("averaging", settings.course().averaging());
        settings.course()
                .privacy()
                .ifPresent(privacy -> privacy.values().forEach((key, value) -> node.set(key, JsonPart.node(value))));
        return node;
    }

    private static ObjectNode optimizer(OptimizerSettings settings) {
        ObjectNode node = (ObjectNode) JsonPart.node(new LinkedHashMap<String, Object>());
        node.put("optimizer", settings.optimizer().id()).put("learningRate", settings.learningRate());
        settings.constants().forEach((constant, value) -> node.put(constant.key(), value));
        return node;
    }

    private static byte[] part(Map<String, byte[]> parts, String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new UncheckedIOException(new IOException("the part " + name + " was checked and is now gone"));
        }
        return part;
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(part(parts, name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
