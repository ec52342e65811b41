package dev.assize.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Place;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.training.file.JsonPart;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The text form of a task: {@code {"kind": "binary", "label": ..., "classes": [...], "favorable": ...}}. */
final class TaskJson {
    private static final String FORMAT = "assize-task";

    private TaskJson() {}

    static String write(Task task) {
        return JsonPart.text(node(task));
    }

    static ObjectNode node(Task task) {
        ObjectNode root = JsonPart.start(FORMAT);
        root.put("kind", id(task.kind())).put("label", task.label());
        ArrayNode classes = root.putArray("classes");
        task.classes().forEach(classes::add);
        task.favorable().ifPresent(favorable -> root.put("favorable", favorable));
        return root;
    }

    static Task read(String json, Place place) {
        JsonPart root = JsonPart.parse(json, ModelFile.TASK, FORMAT, place);
        String kind = root.text("kind");
        TaskKind known = Arrays.stream(TaskKind.values())
                .filter(each -> id(each).equals(kind))
                .findFirst()
                .orElseThrow(() -> root.fault("has the unknown kind '" + kind + "'"));
        List<String> classes =
                root.list("classes").stream().map(JsonPart::asText).toList();
        Optional<String> favorable = root.find("favorable").map(JsonPart::asText);
        try {
            return new Task(known, root.text("label"), classes, favorable);
        } catch (IllegalArgumentException e) {
            throw root.fault("makes no sense: " + e.getMessage());
        }
    }

    private static String id(TaskKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
