package dev.assize.reports;

import dev.assize.core.Task;

/**
 * What was audited.
 *
 * @param title what people call it, for example {@code "Loan approvals"}
 * @param task what is predicted or decided, and which class is favorable
 * @param data the table
 * @param model what decided
 */
public record Subject(String title, Task task, DataDescription data, ModelDescription model) {
    /** Checks that there is a title. */
    public Subject {
        if (title.isBlank()) {
            throw new IllegalArgumentException("the subject of a report has no title; name what was audited");
        }
    }
}
