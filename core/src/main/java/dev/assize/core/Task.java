package dev.assize.core;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a model predicts.
 *
 * @param kind binary, multiclass or regression
 * @param label name of the label column
 * @param classes the class names; the order is that of the model's outputs; empty for regression
 * @param favorable the class that is good for the person concerned; always stated for binary tasks, never guessed
 */
public record Task(TaskKind kind, String label, List<String> classes, Optional<String> favorable) {
    /** Checks that classes and favorable class fit the kind. */
    public Task {
        classes = List.copyOf(classes);
        int count = classes.size();
        boolean fits = switch (kind) {
            case BINARY -> count == 2;
            case MULTICLASS -> count > 2;
            case REGRESSION -> count == 0;
        };
        if (!fits) {
            throw new IllegalArgumentException("a " + kind + " task cannot have the " + count + " classes " + classes);
        }
        if (new HashSet<>(classes).size() < count) {
            throw new IllegalArgumentException(
                    "the classes " + classes + " of a task are not all different; name each class once");
        }
        if (kind == TaskKind.BINARY && favorable.isEmpty()) {
            throw new IllegalArgumentException("a binary task must name its favorable class, one of " + classes);
        }
        if (favorable.isPresent() && !classes.contains(favorable.get())) {
            throw new IllegalArgumentException("favorable class '" + favorable.get() + "' is not among " + classes);
        }
    }

    /** Makes a binary task; {@code unfavorable} is class 0 and {@code favorable} class 1. */
    public static Task binary(String label, String unfavorable, String favorable) {
        return new Task(TaskKind.BINARY, label, List.of(unfavorable, favorable), Optional.of(favorable));
    }

    /** Makes a task with three or more classes and no favorable one. */
    public static Task multiclass(String label, List<String> classes) {
        return new Task(TaskKind.MULTICLASS, label, classes, Optional.empty());
    }

    /** Makes a task whose answer is a number. */
    public static Task regression(String label) {
        return new Task(TaskKind.REGRESSION, label, List.of(), Optional.empty());
    }

    /** Returns the index of the favorable class among {@link #classes()}, or -1 when none is stated. */
    public int favorableIndex() {
        return favorable.map(classes::indexOf).orElse(-1);
    }
}
