package dev.assize.fairness.mitigation;

import dev.assize.core.Suggestion;
import java.util.List;

/** Says that rows are of a group that a mitigation was not fitted on. */
final class UnknownGroup {
    private UnknownGroup() {}

    static MitigationException of(String name, List<String> known) {
        return MitigationException.of(
                "there are rows of the group '" + name + "', which the mitigation was not fitted on",
                Suggestion.among(name, known));
    }
}
