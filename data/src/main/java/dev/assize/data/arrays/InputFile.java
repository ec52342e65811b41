package dev.assize.data.arrays;

import dev.assize.core.Suggestion;
import dev.assize.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file that may be packed with gzip, told by its content. */
final class InputFile {
    /** Deflate makes at most 1032 bytes of one. */
    private static final long MOST_GROWTH = 1032;

    private static final int CHUNK = 1 << 16;

    private final Path path;
    private final boolean packed;
    private final long size;

    private InputFile(Path path, boolean packed, long size) {
        this.path = path;
        this.packed = packed;
        this.size = size;
    }

    /** Looks at a file; refuses one that is absent, no file, empty or not readable. */
    static InputFile of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw DataException.of(
                    path.toString(),
                    Files.isDirectory(path) ? "this is a directory, a file is needed" : "there is no such file",
                    Suggestion.among(String.valueOf(path.getFileName()), neighbors(path)));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            if (start.length == 0) {
                throw DataException.of(
                        path.toString(), "the file is empty, it has 0 bytes", "Copy or download the file again.");
            }
            boolean gzip = start.length == 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
            return new InputFile(path, gzip, Files.size(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static List<String> neighbors(Path path) {
        List<String> names = new ArrayList<>();
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                files.forEach(file -> names.add(String.valueOf(file.getFileName())));
            } catch (IOException e) {
                // the folder cannot be listed: there is nothing to suggest, and the missing file is reported anyway
                return List.of();
            }
        }
        return names;
    }

    /** Returns the file as the user named it. */
    String name() {
        return path.toString();
    }

    /** Opens the unpacked content. */
    InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), CHUNK);
        return packed ? new GZIPInputStream(in, CHUNK) : in;
    }

    /** Returns more bytes than the unpacked content can have. */
    long mostBytes() {
        return packed ? size * MOST_GROWTH : size;
    }

    /** The exception for a file that exists and cannot be read to its end. */
    static DataException unreadable(Path path, IOException cause) {
        return new DataException(
                DataException.of(
                                path.toString(),
                                "the file cannot be read, it may be damaged or cut short",
                                "Copy or download the file again, and check who may read it.")
                        .problems(),
                cause);
    }

    /** See {@link #unreadable(Path, IOException)}. */
    DataException unreadable(IOException cause) {
        return unreadable(path, cause);
    }
}
