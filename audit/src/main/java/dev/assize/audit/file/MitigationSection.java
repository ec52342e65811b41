package dev.assize.audit.file;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.fairness.mitigation.MitigationMethod;
import java.util.List;

/**
 * The section {@code mitigation} of {@code model.train}: what is done about gaps between groups.
 *
 * @param attributes the sensitive columns, by the names of their groups; several mean their intersection
 * @param method what is done
 * @param place where the section stands
 */
public record MitigationSection(List<String> attributes, MitigationMethod method, Place place) {
    /** Copies the names. */
    public MitigationSection {
        attributes = List.copyOf(attributes);
    }

    /** Returns what does not fit the sensitive columns of the file. */
    List<Problem> problems(List<SensitiveColumn> sensitive) {
        List<String> known = sensitive.stream().map(SensitiveColumn::name).toList();
        return attributes.stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Problem(
                        place,
                        "'" + name + "' is no sensitive column of 'data', so it makes no groups to mitigate between",
                        known.isEmpty() ? "Name it under 'sensitive' in 'data'." : Suggestion.among(name, known)))
                .toList();
    }
}
