package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.ColumnSchema;
import dev.assize.core.ColumnType;
import dev.assize.core.Role;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.reports.DataDescription;
import dev.assize.reports.ModelDescription;
import dev.assize.reports.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What was audited: task, data and model. */
final class SubjectJson {
    private SubjectJson() {}

    static JsonNode write(Subject subject) {
        return new JsonTree()
                .put("title", subject.title())
                .put("task", writeTask(subject.task()))
                .put("data", writeData(subject.data()))
                .put("model", writeModel(subject.model()))
                .node();
    }

    static Subject read(JsonCursor at) {
        at.allow("title", "task", "data", "model");
        return new Subject(
                at.text("title"),
                at.get("task", SubjectJson::readTask),
                at.get("data", SubjectJson::readData),
                at.get("model", SubjectJson::readModel));
    }

    private static JsonNode writeTask(Task task) {
        return new JsonTree()
                .put("kind", task.kind())
                .put("label", task.label())
                .putTexts("classes", task.classes())
                .putIf("favorable", task.favorable(), TextNode::valueOf)
                .node();
    }

    private static Task readTask(JsonCursor at) {
        at.allow("kind", "label", "classes", "favorable");
        return new Task(
                at.oneOf("kind", TaskKind.class),
                at.text("label"),
                at.texts("classes"),
                at.optional("favorable", JsonCursor::text));
    }

    private static JsonNode writeData(DataDescription data) {
        return new JsonTree()
                .put("name", data.name())
                .putWhole("trainingRows", data.trainingRows())
                .putWhole("testRows", data.testRows())
                .putAll("columns", data.columns(), SubjectJson::writeColumn)
                .putTexts("sensitiveAttributes", data.sensitiveAttributes())
                .node();
    }

    private static DataDescription readData(JsonCursor at) {
        at.allow("name", "trainingRows", "testRows", "columns", "sensitiveAttributes");
        return new DataDescription(
                at.text("name"),
                at.whole("trainingRows"),
                at.whole("testRows"),
                at.list("columns", SubjectJson::readColumn),
                at.texts("sensitiveAttributes"));
    }

    private static JsonNode writeColumn(ColumnSchema column) {
        List<String> roles = column.roles().stream().map(JsonCursor::name).toList();
        return new JsonTree()
                .put("name", column.name())
                .put("type", column.type())
                .putTexts("roles", roles)
                .node();
    }

    private static ColumnSchema readColumn(JsonCursor at) {
        at.allow("name", "type", "roles");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(at.list("roles", role -> role.oneOf(Role.class)));
        return new ColumnSchema(at.text("name"), at.oneOf("type", ColumnType.class), roles);
    }

    private static JsonNode writeModel(ModelDescription model) {
        return new JsonTree()
                .put("kind", model.kind())
                .putIf("parameterCount", model.parameterCount(), LongNode::valueOf)
                .putMap("settings", model.settings(), TextNode::valueOf)
                .node();
    }

    private static ModelDescription readModel(JsonCursor at) {
        at.allow("kind", "parameterCount", "settings");
        return new ModelDescription(
                at.text("kind"),
                at.optional("parameterCount", JsonCursor::count),
                at.map("settings", JsonCursor::text));
    }
}
