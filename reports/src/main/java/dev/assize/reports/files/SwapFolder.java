package dev.assize.reports.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder inside another in which the files of one run wait. It is locked as long as its run lives, so that what a
 * killed run left can be told from what another run is writing, and is removed by the next run.
 */
final class SwapFolder implements AutoCloseable {
    private static final String PREFIX = ".swap";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private SwapFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes a folder, and removes those of runs that are over. */
    static SwapFolder in(Path directory) throws IOException {
        removeAbandoned(directory);
        Path folder = Files.createTempDirectory(directory, PREFIX);
        FileChannel lock =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.tryLock(); // released with the channel or the process
        return new SwapFolder(folder, lock);
    }

    /** Returns the place of a file in the folder. */
    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.close();
            remove(folder);
        } catch (IOException e) {
            System.getLogger(SwapFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "a temporary folder stays behind: " + folder, e);
        }
    }

    private static void removeAbandoned(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory, PREFIX + "*")) {
            folders.forEach(found::add);
        }
        for (Path folder : found) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isAbandoned(folder.resolve(LOCK))) {
                remove(folder);
            }
        }
    }

    private static boolean isAbandoned(Path lock) {
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return false; // just made by another run, or none of ours
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // another run of this process holds it, or has just ended
        }
    }

    /** Removes a folder with its files; links in it go, and not what they point to. */
    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
