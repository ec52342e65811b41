package dev.assize.statistics;

import dev.assize.core.Counts;

/** Hits and rows that may be scaled, so that a sample of another size with the same rate can be looked at. */
record Share(double hits, double rows) {
    static Share of(Counts counts, double factor) {
        return new Share(counts.hits() * factor, counts.rows() * factor);
    }

    static Share of(Counts counts) {
        return of(counts, 1);
    }

    boolean empty() {
        return rows == 0;
    }

    boolean none() {
        return hits == 0;
    }

    double misses() {
        return rows - hits;
    }

    double rate() {
        return hits / rows;
    }
}
