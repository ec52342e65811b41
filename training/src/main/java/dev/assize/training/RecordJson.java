package dev.assize.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.core.Seed;
import dev.assize.training.file.JsonPart;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.fit.ScoresJson;
import dev.assize.training.privacy.HistoryJson;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.settings.TrainingSettings;
import dev.assize.training.settings.TrainingSettingsReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The text form of a training record. */
final class RecordJson {
    private static final String FORMAT = "assize-training-record";
    private static final String ROWS = "trainingRows";
    private static final Set<String> KEYS = Set.of(
            "format",
            "version",
            "settings",
            "seed",
            "digests",
            "versions",
            "parameters",
            ROWS,
            "bestEpoch",
            "stoppedEarly",
            "epochs",
            HistoryJson.LEDGER,
            HistoryJson.PRIVACY,
            SelectionJson.KEY,
            "seconds");

    private RecordJson() {}

    static String write(TrainingRecord record) {
        return JsonPart.text(node(record));
    }

    static ObjectNode node(TrainingRecord record) {
        ObjectNode root = JsonPart.start(FORMAT);
        ObjectNode settings = root.putObject("settings");
        record.settings().values().forEach((key, value) -> settings.set(key, JsonPart.node(value)));
        root.put("seed", record.seed().value());
        ObjectNode digests = root.putObject("digests");
        record.digests().forEach((name, digest) -> digests.put(name, digest.hex()));
        ObjectNode versions = root.putObject("versions");
        record.versions().forEach(versions::put);
        root.put("parameters", record.fit().parameters());
        root.put(ROWS, record.fit().rows());
        root.put("bestEpoch", record.fit().bestEpoch());
        root.put("stoppedEarly", record.fit().stoppedEarly());
        ArrayNode epochs = root.putArray("epochs");
        record.fit().epochs().forEach(epoch -> ScoresJson.write(epoch, epochs.addObject()));
        record.privacy()
                .ifPresentOrElse(privacy -> HistoryJson.write(privacy, root), () -> root.putArray(HistoryJson.LEDGER));
        record.selection().ifPresent(found -> SelectionJson.write(found, root.putObject(SelectionJson.KEY)));
        record.seconds().ifPresent(seconds -> root.put("seconds", seconds));
        return root;
    }

    static TrainingRecord read(String json, Place place) {
        JsonPart root = JsonPart.parse(json, ModelFile.RECORD, FORMAT, place);
        root.requireOnly(KEYS);
        try {
            Optional<Double> seconds =
                    root.find("seconds").isPresent() ? Optional.of(root.number("seconds")) : Optional.empty();
            return new TrainingRecord(
                    settings(root.child("settings")),
                    new Seed(root.whole("seed")),
                    root.map("digests", part -> new Digest(part.asText())),
                    root.map("versions", JsonPart::asText),
                    fit(root),
                    root.find(SelectionJson.KEY).map(SelectionJson::read),
                    seconds.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
        } catch (IllegalArgumentException e) {
            throw root.fault("makes no sense: " + e.getMessage());
        }
    }

    private static FitHistory fit(JsonPart root) {
        int best = Math.toIntExact(root.whole("bestEpoch"));
        List<EpochScores> epochs = ScoresJson.read(root.list("epochs"));
        boolean measured = !epochs.isEmpty() && epochs.get(0).isMeasured();
        long all = measured ? epochs.get(0).training().rows() : 0; // in early versions
        long rows = root.find(ROWS).isPresent() ? root.whole(ROWS) : all;
        return new FitHistory(root.whole("parameters"), rows, epochs, best, root.flag("stoppedEarly"), privacy(root));
    }

    /** A ledger that is no longer what the training wrote, or is of other data than the record, is refused. */
    private static Optional<PrivateHistory> privacy(JsonPart root) {
        return HistoryJson.read(root, RowDigests.ofData(root.map("digests", digest -> new Digest(digest.asText()))));
    }

    private static TrainingSettings settings(JsonPart part) {
        Map<String, Object> values = new LinkedHashMap<>();
        part.json().properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        if (!values.containsKey("kind")) {
            withoutEffect(values).forEach(values::remove);
        }
        return TrainingSettingsReader.read(values, key -> part.place());
    }

    /** Records without a kind are of the first version, which also wrote settings that the optimizer did not use. */
    private static List<String> withoutEffect(Map<String, Object> values) {
        List<String> unused = new ArrayList<>();
        Object optimizer = values.getOrDefault("optimizer", "");
        if (!optimizer.equals("momentum")) {
            unused.add("momentum");
        }
        if (!optimizer.equals("adamw")) {
            unused.add("weightDecay");
        }
        return unused;
    }

    static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        if (node.isObject()) {
            Map<String, Object> entries = new LinkedHashMap<>();
            node.properties().forEach(field -> entries.put(field.getKey(), value(field.getValue())));
            return entries;
        }
        if (node.isInt()) {
            return node.asInt();
        }
        return node.isNumber() ? (Object) node.asDouble() : node.asText();
    }
}
