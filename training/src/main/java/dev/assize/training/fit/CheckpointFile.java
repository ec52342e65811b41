package dev.assize.training.fit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.file.JsonPart;
import dev.assize.training.file.PartsKind;
import dev.assize.training.file.PartsZip;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One checkpoint: a zip with the point of the training and its identity as JSON, the current state, and the kept state
 * where that is another. Untrusted like any file.
 *
 * @param identity what the training is
 * @param point where it is
 * @param current the state to go on from
 * @param kept the state to end with unless a better one comes
 * @param extras what a private or penalized training needs besides, by name of a part
 */
record CheckpointFile(Identity identity, Course.Point point, Kept current, Kept kept, Map<String, byte[]> extras) {
    /** What a private training has used and where its clip norm is. */
    static final String PRIVACY = "privacy.json";

    /** The running average of a private training's parameters. */
    static final String AVERAGE = "average.bin";

    /** Where the prices of a gap penalty are. */
    static final String PENALTY = "penalty.bin";

    static final String ADVERSARY = "adversary.bin";

    private static final String POINT = "checkpoint.json";
    private static final String PARAMETERS = "parameters.bin";
    private static final String UPDATER = "updater.bin";
    private static final String KEPT_PARAMETERS = "kept-parameters.bin";
    private static final String KEPT_UPDATER = "kept-updater.bin";
    private static final String FORMAT = "assize-checkpoint";
    private static final PartsKind KIND = new PartsKind(
            "checkpoint",
            List.of(POINT, PARAMETERS, UPDATER),
            List.of(KEPT_PARAMETERS, KEPT_UPDATER, PRIVACY, AVERAGE, PENALTY, ADVERSARY),
            "Use the file as the training wrote it.",
            "resume from an earlier checkpoint");

    /** Writes it to a neighbor of {@code file} that then takes its name. */
    void write(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(POINT, json().getBytes(StandardCharsets.UTF_8));
        parts.put(PARAMETERS, NumbersPart.write(current.parameters()));
        parts.put(UPDATER, NumbersPart.write(current.updater()));
        if (kept.iteration() != current.iteration()) {
            parts.put(KEPT_PARAMETERS, NumbersPart.write(kept.parameters()));
            parts.put(KEPT_UPDATER, NumbersPart.write(kept.updater()));
        }
        parts.putAll(extras);
        PartsZip.write(parts, file);
    }

    /**
     * Reads a checkpoint of a training.
     *
     * @param wanted the training that is to go on
     * @param parameters how many parameters the network has
     * @param updater how many numbers its updater remembers
     * @throws TrainingException if the file is damaged or of another training; all differences are named
     */
    static CheckpointFile read(Path file, Identity wanted, int parameters, int updater) {
        Map<String, byte[]> parts = PartsZip.read(file, KIND);
        Place place = Place.of(file.toString());
        JsonPart root = JsonPart.parse(text(parts), POINT, FORMAT, place);
        Identity saved = new Identity(root.map("training", JsonPart::asText));
        List<Problem> problems = new ArrayList<>();
        for (String difference : wanted.differences(saved)) {
            problems.add(new Problem(
                    place,
                    "the checkpoint is of another training: " + difference,
                    "Use the same network, data, settings and seed, or another folder for a new training."));
        }
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        Course.Point point = point(root);
        Sizes sizes = new Sizes(root, parameters, updater);
        Kept current = sizes.state(parts, point.iteration(), PARAMETERS, UPDATER);
        int keptIteration = Math.toIntExact(root.whole("keptIteration"));
        Kept kept = keptIteration == point.iteration()
                ? current
                : sizes.state(parts, keptIteration, KEPT_PARAMETERS, KEPT_UPDATER);
        Map<String, byte[]> extras = new LinkedHashMap<>(parts);
        extras.keySet().retainAll(List.of(PRIVACY, AVERAGE, PENALTY, ADVERSARY));
        return new CheckpointFile(saved, point, current, kept, extras);
    }

    /** Returns where the training was. */
    Course course() {
        return point.with(kept);
    }

    private static String text(Map<String, byte[]> parts) {
        return new String(parts.getOrDefault(POINT, new byte[0]), StandardCharsets.UTF_8);
    }

    private String json() {
        ObjectNode root = JsonPart.start(FORMAT);
        ObjectNode training = root.putObject("training");
        identity.facts().forEach(training::put);
        root.put("step", point.step()).put("iteration", point.iteration());
        root.put("bestEpoch", point.bestEpoch()).put("keptEpoch", point.keptEpoch());
        root.put("keptIteration", kept.iteration());
        ArrayNode epochs = root.putArray("epochs");
        point.epochs().forEach(epoch -> ScoresJson.write(epoch, epochs.addObject()));
        return JsonPart.text(root);
    }

    private static Course.Point point(JsonPart root) {
        try {
            return new Course.Point(
                    ScoresJson.read(root.list("epochs")),
                    Math.toIntExact(root.whole("step")),
                    Math.toIntExact(root.whole("iteration")),
                    Math.toIntExact(root.whole("bestEpoch")),
                    Math.toIntExact(root.whole("keptEpoch")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw root.fault("makes no sense: " + e.getMessage());
        }
    }

    /**
     * How many numbers a state has.
     *
     * @param root for messages
     * @param parameters of the network
     * @param updater what its updater remembers
     */
    private record Sizes(JsonPart root, int parameters, int updater) {
        Kept state(Map<String, byte[]> parts, int iteration, String parameterPart, String updaterPart) {
            return new Kept(iteration, numbers(parts, parameterPart, parameters), numbers(parts, updaterPart, updater));
        }

        private double[] numbers(Map<String, byte[]> parts, String name, int count) {
            return Optional.ofNullable(parts.get(name))
                    .flatMap(content -> NumbersPart.read(content, count))
                    .orElseThrow(() -> root.fault("needs " + count + " finite numbers in " + name));
        }
    }
}
