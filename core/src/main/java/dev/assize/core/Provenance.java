package dev.assize.core;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a result was made from, so that somebody else can make it again.
 *
 * @param digests SHA-256 by role of the input: {@code data}, {@code model}, {@code configuration}, {@code policy} ...
 * @param versions version by name: {@code assize}, {@code java}, {@code duckdb} ...
 * @param seeds seed by use
 * @param settings every other setting that took part, as text
 */
public record Provenance(
        SortedMap<String, Digest> digests,
        SortedMap<String, String> versions,
        SortedMap<String, Long> seeds,
        SortedMap<String, String> settings) {
    /** Copies the maps. */
    public Provenance {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        seeds = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }
}
