package dev.assize.cli;

import dev.assize.audit.SourceTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where public data sets are kept on this machine. */
final class Folders {
    private static final String PROPERTY = "assize.data";
    private static final String VARIABLE = "ASSIZE_DATA";

    private Folders() {}

    /** Returns the finder of tables for commands. */
    static SourceTables tables() {
        List<Path> folders = new ArrayList<>();
        stated().ifPresent(folders::add);
        folders.add(cache());
        return new SourceTables(folders);
    }

    /** Returns where {@code data get} puts data sets. */
    static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("assize");
    }

    private static Optional<Path> stated() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }
}
