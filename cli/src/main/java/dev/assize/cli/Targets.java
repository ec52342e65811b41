package dev.assize.cli;

import dev.assize.audit.file.AuditException;
import dev.assize.core.Place;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command is about to write. */
final class Targets {
    private Targets() {}

    /** Fails before the work is done and not after it. */
    static void requireWritable(Path target, String hint) {
        Place place = Place.of(target.toString());
        if (Files.isDirectory(target)) {
            throw new AuditException(place, "this is a folder, not a file", hint);
        }
        if (!Files.isDirectory(target.toAbsolutePath().resolveSibling("."))) {
            throw new AuditException(
                    place,
                    "the folder of this file does not exist",
                    "Make the folder, or name a file in one that exists.");
        }
    }
}
