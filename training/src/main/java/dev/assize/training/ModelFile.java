package dev.assize.training;

import dev.assize.core.Digest;
import dev.assize.core.Encoder;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Task;
import dev.assize.data.DataException;
import dev.assize.data.encoding.Encoders;
import dev.assize.engine.plan.PlanException;
import dev.assize.training.file.NetworkParts;
import dev.assize.training.file.PartsKind;
import dev.assize.training.file.PartsZip;
import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;

/**
 * One zip that holds a trained model: the network as DL4J's {@code ModelSerializer} writes it ({@code
 * configuration.json}, {@code coefficients.bin}, {@code updaterState.bin}), and in the folder {@code assize} the task,
 * the encoder, the training record and perhaps a mitigation, the other networks of a mixture and the shares of all. DL4J
 * reads these files too; of a mixture it knows the first network.
 */
public final class ModelFile {
    static final String TASK = "assize/task.json";
    static final String ENCODER = "assize/encoder.json";
    static final String RECORD = "assize/record.json";
    static final String MITIGATION = "assize/mitigation.json";
    static final String MEMBERS = "assize/members.json";
    static final String MEMBER_COEFFICIENTS = "assize/members.bin";
    private static final PartsKind KIND = new PartsKind(
            "model file",
            List.of(TASK, ENCODER, RECORD, NetworkParts.CONFIGURATION, NetworkParts.COEFFICIENTS),
            List.of(NetworkParts.UPDATER_STATE, MITIGATION, MEMBERS, MEMBER_COEFFICIENTS),
            "Use the zip as 'assize train' wrote it; a plain DL4J zip lacks the encoder.",
            "train the model again");

    private ModelFile() {}

    /**
     * Saves a model: first to a file beside it, which then takes its name, so that no half model is ever there. Equal
     * models give equal bytes.
     *
     * @param model the model
     * @param file the file to write or replace; its folder must exist
     * @throws TrainingException if the file cannot be written
     */
    public static void save(TrainedModel model, Path file) {
        Map<String, byte[]> parts = partsOf(model);
        if (Files.isDirectory(file)) {
            throw TrainingException.of(
                    file.toString(), "it is a folder, not a file", "Name a file to write, for example model.zip.");
        }
        try {
            PartsZip.write(parts, file);
        } catch (IOException e) {
            Problem problem = new Problem(
                    Place.of(file.toString()),
                    "the model cannot be written",
                    "Check that the folder exists, may be written to, and has space left.");
            throw new TrainingException(problem, e);
        }
    }

    /** Returns the SHA-256 of the file that {@link #save} would write. */
    public static Digest digest(TrainedModel model) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            PartsZip.write(partsOf(model), file);
            return Digest.of(file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a model to memory to compute its SHA-256", e);
        }
    }

    private static Map<String, byte[]> partsOf(TrainedModel model) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(TASK, bytes(TaskJson.write(model.task())));
        parts.put(ENCODER, bytes(Encoders.toJson(model.encoder())));
        parts.put(RECORD, bytes(RecordJson.write(model.record())));
        parts.put(NetworkParts.CONFIGURATION, bytes(NetworkParts.configuration(model.network())));
        parts.put(NetworkParts.COEFFICIENTS, NetworkParts.parameters(model.network()));
        NetworkParts.updaterState(model.network()).ifPresent(state -> parts.put(NetworkParts.UPDATER_STATE, state));
        model.mitigation().ifPresent(text -> parts.put(MITIGATION, bytes(text)));
        if (!model.members().isEmpty()) {
            parts.put(MEMBERS, bytes(Mixture.json(model.members())));
        }
        if (model.members().size() > 1) {
            parts.put(MEMBER_COEFFICIENTS, Mixture.others(model.members()));
        }
        return parts;
    }

    /**
     * Loads a model. The file is not trusted: nothing in it is deserialised by Java, class names outside DL4J's own are
     * refused, and sizes are checked before memory is taken.
     *
     * @param file the file
     * @throws TrainingException if it is not a model file of this form; the message says which part is at fault
     */
    public static TrainedModel load(Path file) {
        Map<String, byte[]> parts = PartsZip.read(file, KIND);
        Place place = Place.of(file.toString());
        Task task = TaskJson.read(text(parts, TASK), place);
        Encoder encoder = encoder(text(parts, ENCODER), place);
        TrainingRecord record = RecordJson.read(text(parts, RECORD), place);
        NetworkParts network = new NetworkParts(place);
        Model restored =
                network.restore(text(parts, NetworkParts.CONFIGURATION), part(parts, NetworkParts.COEFFICIENTS));
        ReadableInputs inputs = new ReadableInputs(place);
        inputs.check(restored, encoder);
        if (parts.containsKey(NetworkParts.UPDATER_STATE)) {
            network.restoreUpdater(restored, part(parts, NetworkParts.UPDATER_STATE));
        }
        try {
            TrainedModel model = TrainedModel.of(task, restored, encoder, record);
            inputs.check(model);
            model = parts.containsKey(MEMBERS) || parts.containsKey(MEMBER_COEFFICIENTS)
                    ? mixture(model, parts, place)
                    : model;
            return parts.containsKey(MITIGATION) ? model.withMitigation(text(parts, MITIGATION)) : model;
        } catch (PlanException e) {
            Problem first = e.problems().get(0);
            throw new TrainingException(
                    new Problem(place, "its network cannot be run: " + first.message(), first.hint()), e);
        } catch (IllegalArgumentException e) {
            Problem problem = new Problem(
                    place,
                    "its parts do not belong together: " + e.getMessage(),
                    "Use the file as it was saved, or train the model again.");
            throw new TrainingException(problem, e);
        }
    }

    private static TrainedModel mixture(TrainedModel first, Map<String, byte[]> parts, Place place) {
        if (!parts.containsKey(MEMBERS)) {
            throw TrainingException.of(
                    place.toString(),
                    MEMBER_COEFFICIENTS + " is there without " + MEMBERS,
                    "Use the file as it was saved, or train the model again.");
        }
        List<Model> others = parts.containsKey(MEMBER_COEFFICIENTS)
                ? new NetworkParts(place)
                        .restoreAll(
                                text(parts, NetworkParts.CONFIGURATION),
                                MEMBER_COEFFICIENTS,
                                part(parts, MEMBER_COEFFICIENTS),
                                Mixture.MOST - 1)
                : List.of();
        return Mixture.read(first, text(parts, MEMBERS), others, place);
    }

    private static Encoder encoder(String json, Place place) {
        try {
            return Encoders.fromJson(json);
        } catch (DataException e) {
            Problem first = e.problems().get(0);
            throw new TrainingException(new Problem(place, ENCODER + ": " + first.message(), first.hint()), e);
        }
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
