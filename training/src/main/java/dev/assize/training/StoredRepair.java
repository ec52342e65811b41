package dev.assize.training;

import dev.assize.core.Place;
import dev.assize.training.file.JsonPart;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a model file says of the mitigation that is stored with the model, without knowing how it works.
 *
 * @param method its name in audit files
 * @param attributes the sensitive columns that it is about
 * @param groups their groups
 * @param settings more in a few words, perhaps nothing
 */
record StoredRepair(String method, List<String> attributes, List<String> groups, String settings) {
    private static final String FORMAT = "assize-mitigation";

    private static final int MOST = 8; // groups that are named

    /** Copies the lists. */
    StoredRepair {
        attributes = List.copyOf(attributes);
        groups = List.copyOf(groups);
    }

    /**
     * Reads what is stored with a model, if anything is.
     *
     * @throws TrainingException if the text was damaged
     */
    static Optional<StoredRepair> of(TrainedModel model) {
        return model.mitigation().map(StoredRepair::read);
    }

    private static StoredRepair read(String text) {
        JsonPart root = JsonPart.parse(text, "mitigation", FORMAT, Place.of("model"));
        return new StoredRepair(
                root.text("method"),
                texts(root, "attributes"),
                texts(root, "groups"),
                root.find("settings").isPresent() ? root.text("settings") : "");
    }

    private static List<String> texts(JsonPart root, String key) {
        return root.list(key).stream().map(JsonPart::asText).toList();
    }

    /** Returns all of it in one line. */
    String line() {
        String more = groups.size() > MOST ? ", and " + (groups.size() - MOST) + " more)" : ")";
        String between = groups.stream().limit(MOST).collect(Collectors.joining(", ", " (", more));
        return method + " between groups of " + String.join(" and ", attributes) + between
                + (settings.isEmpty() ? "" : "; " + settings);
    }
}
