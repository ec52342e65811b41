package dev.assize.audit.file;

import dev.assize.policies.yaml.YamlMap;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Checks that what stands where a path is wanted can be one on this system. */
final class PathTexts {
    private PathTexts() {}

    /** Notes a problem for each of the keys whose text is no path. */
    static void check(YamlMap map, String... keys) {
        for (String key : keys) {
            map.text(key)
                    .flatMap(PathTexts::fault)
                    .ifPresent(reason -> map.problem(
                            key,
                            "'" + key + "' is no path: " + reason,
                            "Write a path relative to this file, with '/'."));
        }
    }

    private static Optional<String> fault(String text) {
        try {
            return Path.of(text).getFileName() == null ? Optional.of("it names no file") : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of(e.getReason());
        }
    }
}
