package dev.assize.fairness;

import dev.assize.core.Definition;

/** Something that is measured and defined; stateless, with a public constructor without arguments. */
public interface DefinedMetric {
    /** Returns the id used in policies: {@code fairness.} and lower snake case, unique, never given a new meaning. */
    default String id() {
        return definition().id();
    }

    /** Returns what the id means. */
    Definition definition();
}
