package dev.assize.reports;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The evidence of an audit and what its ids mean.
 *
 * @param evidence in the order of the checks; no two pieces have the same key
 * @param definitions ordered by id, each id once
 */
public record Findings(List<Evidence> evidence, List<Definition> definitions) {
    /** Copies the lists and checks that keys and ids are unique. */
    public Findings {
        evidence = List.copyOf(evidence);
        definitions = List.copyOf(definitions);
        Set<EvidenceKey> keys = new HashSet<>();
        for (Evidence piece : evidence) {
            if (!keys.add(piece.key())) {
                throw new IllegalArgumentException(
                        "two pieces of evidence are called " + piece.key() + "; add a parameter to one scope");
            }
        }
        for (int i = 1; i < definitions.size(); i++) {
            String before = definitions.get(i - 1).id();
            String id = definitions.get(i).id();
            if (before.compareTo(id) >= 0) {
                throw new IllegalArgumentException(
                        "definition '" + id + "' comes after '" + before + "'; order them by id, each once");
            }
        }
    }
}
