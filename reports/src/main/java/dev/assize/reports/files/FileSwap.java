package dev.assize.reports.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replaces several files together: after {@link #commit} all are new; after a failure all are as they were. New and old
 * contents wait in a folder of this swap beside their places, so that two runs into one folder do not meet.
 */
final class FileSwap implements AutoCloseable {
    private final Map<Path, Path> fresh = new LinkedHashMap<>();
    private final Map<Path, Path> saved = new LinkedHashMap<>();
    private final Path directory;
    private final SwapFolder waiting;

    /** Makes the folder in which contents wait. */
    FileSwap(Path directory) throws IOException {
        this.directory = directory;
        this.waiting = SwapFolder.in(directory);
    }

    /** Writes what a file shall hold, and returns its place. */
    Path stage(String name, byte[] content) throws IOException {
        Path target = directory.resolve(name);
        if (Files.isDirectory(target)) {
            throw new IOException(target.getFileName() + " is a folder");
        }
        Path file = waiting.resolve("new-" + name);
        fresh.put(target, file);
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
        return target;
    }

    /** Moves every staged file to its place; if one cannot be moved, brings back those that were replaced before it. */
    void commit() throws IOException {
        Map<Path, Path> replaced = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Path> entry : fresh.entrySet()) {
                save(entry.getKey());
                move(entry.getValue(), entry.getKey());
                replaced.put(entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            for (Path target : replaced.keySet()) {
                bringBack(target, e);
            }
            throw e;
        }
    }

    /** Keeps the old file under a second name; nothing is copied where the file system has hard links. */
    private void save(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        Path copy = waiting.resolve("old-" + target.getFileName());
        saved.put(target, copy);
        try {
            Files.createLink(copy, target);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(target, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void bringBack(Path target, IOException failure) {
        try {
            Path old = saved.get(target);
            if (old == null) {
                Files.deleteIfExists(target);
            } else {
                move(old, target);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes the folder with what still waits. */
    @Override
    public void close() {
        waiting.close();
    }
}
