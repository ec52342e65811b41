package dev.assize.policies;

import dev.assize.core.Digest;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads a policy with all that it extends.
 *
 * <p>{@code extends} lists packs ({@code pack:us-four-fifths}, see {@link Packs}) and files in or below the folder
 * of the policy. Their rules come first. A rule with the id of an inherited one replaces it: freely if it is at
 * least as strict, with a {@code reason} otherwise.
 */
public final class PolicyReader {
    private PolicyReader() {}

    /**
     * Reads a policy file.
     *
     * @param file the file as the user named it
     * @throws PolicyException with all problems, each at its line and column
     */
    public static Policy read(Path file) {
        Problems problems = new Problems(PolicyException::new);
        Sources sources = new Sources(Optional.of(file), problems);
        return finish(new PolicyParser(sources, problems).parse(file), problems);
    }

    /**
     * Reads a policy from a text; it can extend packs, but no files.
     *
     * @param text YAML
     * @param source how messages name the text
     * @throws PolicyException with all problems, each at its line and column
     */
    public static Policy read(String text, String source) {
        Problems problems = new Problems(PolicyException::new);
        Sources sources = new Sources(Optional.empty(), problems);
        return finish(new PolicyParser(sources, problems).parse(YamlFile.parse(text, source, problems)), problems);
    }

    /**
     * Returns the SHA-256 of each pack and file that a policy extends, directly or not, by its name as written.
     *
     * @param file the policy
     * @throws PolicyException with all problems, each at its line and column
     */
    public static SortedMap<String, Digest> extended(Path file) {
        Problems problems = new Problems(PolicyException::new);
        Sources sources = new Sources(Optional.of(file), problems);
        finish(new PolicyParser(sources, problems).parse(file), problems);
        return sources.digests();
    }

    private static Policy finish(Policy policy, Problems problems) {
        WaiverReader.check(policy, problems);
        problems.throwIfAny();
        return policy;
    }
}
