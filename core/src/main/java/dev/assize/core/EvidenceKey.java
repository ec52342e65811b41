package dev.assize.core;

import java.util.regex.Pattern;

/**
 * Names a piece of evidence: no two pieces of one audit have the same key.
 *
 * @param id {@code module.metric} in lower snake case; never given a new meaning
 * @param scope what it speaks of
 */
public record EvidenceKey(String id, Scope scope) {
    private static final Pattern FORM = Pattern.compile("[a-z]+(\\.[a-z][a-z0-9_]*)+");

    /** Checks the form of the id. */
    public EvidenceKey {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is not an evidence id such as fairness.selection_rate");
        }
    }

    /** Returns {@code id[scope]}, or the id alone. */
    @Override
    public String toString() {
        String text = scope.toString();
        return text.isEmpty() ? id : id + "[" + text + "]";
    }
}
