package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.core.Place;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.training.ModelFile;
import dev.assize.training.TrainedModel;
import java.nio.file.Path;
import java.util.TreeSet;

/** Loads a model that was trained before, and refuses one that answers another question. */
final class SavedModel {
    private SavedModel() {}

    /**
     * Loads a model. Its classes may be in another order than those of the audit; its own order is the one that holds.
     *
     * @param path the file, relative to the audit file
     * @param origin the audit file
     * @param asked the task of the audit
     * @throws AuditException if label, classes or favorable class differ
     */
    static TrainedModel load(String path, AuditFile.Origin origin, Task asked) {
        Path file = origin.resolve(path);
        TrainedModel model = ModelFile.load(file);
        Task made = model.task();
        boolean same = made.label().equals(asked.label())
                && made.favorable().equals(asked.favorable())
                && new TreeSet<>(made.classes()).equals(new TreeSet<>(asked.classes()));
        if (!same) {
            throw new AuditException(
                    Place.of(file.toString()),
                    "the model was trained for " + inWords(made) + ", the audit is about " + inWords(asked),
                    "Name the label and the favorable value that the model was trained with, or another model.");
        }
        return model;
    }

    private static String inWords(Task task) {
        if (task.kind() == TaskKind.REGRESSION) {
            return "the number '" + task.label() + "'";
        }
        return "'" + task.label() + "' with the classes " + task.classes()
                + task.favorable().map(value -> ", favorable '" + value + "'").orElse("");
    }
}
