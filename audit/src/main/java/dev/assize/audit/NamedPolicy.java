package dev.assize.audit;

import dev.assize.core.Digest;
import dev.assize.policies.Policy;
import dev.assize.policies.PolicyReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy and the bytes it was read from.
 *
 * @param policy the rules
 * @param digest SHA-256 of the file
 * @param extended SHA-256 of each pack and file that it extends, by name
 */
public record NamedPolicy(Policy policy, Digest digest, SortedMap<String, Digest> extended) {
    /** Copies the map. */
    public NamedPolicy {
        extended = Collections.unmodifiableSortedMap(new TreeMap<>(extended));
    }

    /**
     * Reads a policy.
     *
     * @param file the file as the user named it
     * @throws dev.assize.policies.PolicyException if it is not a policy; all problems are named
     */
    public static NamedPolicy read(Path file) {
        Policy policy = PolicyReader.read(file);
        return new NamedPolicy(policy, Digest.of(file), PolicyReader.extended(file));
    }
}
