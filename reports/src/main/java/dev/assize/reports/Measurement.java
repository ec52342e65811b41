package dev.assize.reports;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was measured on one table, without a verdict.
 *
 * @param rows how many rows the table has
 * @param facts what was measured, name and value, in the order shown
 * @param provenance what makes the measurement repeatable, name and value; only programs are told
 * @param evidence every number, also those that have no value
 * @param definitions what the ids of the evidence mean
 */
public record Measurement(
        long rows,
        Map<String, String> facts,
        Map<String, String> provenance,
        List<Evidence> evidence,
        List<Definition> definitions) {
    /** Copies the parts and leaves out definitions that nothing refers to. */
    public Measurement {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        evidence = List.copyOf(evidence);
        Set<String> ids = new LinkedHashSet<>();
        evidence.forEach(piece -> ids.add(piece.key().id()));
        definitions = definitions.stream()
                .filter(definition -> ids.contains(definition.id()))
                .toList();
    }
}
