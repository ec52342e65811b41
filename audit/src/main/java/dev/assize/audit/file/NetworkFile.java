package dev.assize.audit.file;

import dev.assize.core.Place;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that {@code configuration} names.
 *
 * @param json its text
 * @param place the file
 */
record NetworkFile(String json, Place place) {
    /** The key that names it. */
    static final String KEY = "configuration";

    private static final long MOST_BYTES = 16L << 20;
    private static final NetworkFile STAND_IN = new NetworkFile("{}", Place.of(KEY));

    /** Reads the file, if one is named; a stand-in where it cannot be read, which is noted. */
    static Optional<NetworkFile> read(YamlMap map, AuditFile.Origin origin, Problems problems) {
        if (!map.has(KEY)) {
            return Optional.empty();
        }
        PathTexts.check(map, KEY);
        return map.text(KEY).map(text -> {
            Path file = origin.resolve(text);
            try {
                return read(file, map);
            } catch (IOException e) {
                map.problem(
                        KEY,
                        "the configuration '" + text + "' cannot be read",
                        "Name a file of UTF-8 text that exists, relative to the audit file.");
                return STAND_IN;
            }
        });
    }

    /** Tells whether there is a text of which more can be said than that it cannot be read. */
    boolean isRead() {
        return !equals(STAND_IN);
    }

    private static NetworkFile read(Path file, YamlMap map) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            map.problem(
                    KEY,
                    "the configuration has " + Files.size(file) + " bytes",
                    "A configuration has at most " + MOST_BYTES + " bytes; it holds no weights.");
            return STAND_IN;
        }
        return new NetworkFile(Files.readString(file), Place.of(file.toString()));
    }
}
