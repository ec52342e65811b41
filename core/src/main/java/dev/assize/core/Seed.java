package dev.assize.core;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The source of every random choice. A child seed depends on its parent and its name or number alone, never on threads
 * or on the order in which children are made; so work may be split and reordered without changing a draw.
 *
 * @param value 64 bits, recorded in the provenance
 */
public record Seed(long value) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** Returns the child of that name, for example {@code "fairness.bootstrap"}. */
    public Seed child(String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return new Seed(mix(mix(value + GOLDEN_GAMMA) ^ mix(hash)));
    }

    /** Returns the child of that number, for example of one row or one bootstrap draw. */
    public Seed child(long number) {
        return new Seed(mix(mix(value + GOLDEN_GAMMA) + (number + 1) * GOLDEN_GAMMA));
    }

    /** Returns a new generator that always starts at the same point for the same seed. */
    public SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mix(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
