package dev.assize.data;

import dev.assize.core.Suggestion;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Makes sure that a path is one readable, non-empty file, and unpacks it into the temporary folder if it is gzip. */
final class StagedFile {
    /** A file that grows more than this, and beyond {@link #HARMLESS_BYTES}, is taken for a decompression bomb. */
    private static final long MOST_GROWTH = 200;

    private static final long HARMLESS_BYTES = 1L << 30;
    private static final int CHUNK = 1 << 16;

    private StagedFile() {}

    /**
     * Returns an absolute path with the uncompressed content, whose name holds no pattern characters.
     *
     * @throws DataException if there is no such file, it is a directory, is empty, cut short or grows without measure
     */
    static Path of(TableSource source, Path temporary) {
        Path path = source.path();
        requireFile(path, source.name());
        try {
            if (Files.size(path) == 0) {
                throw DataException.of(
                        source.name(), "the file is empty, it has 0 bytes", "Export the table again, with its header.");
            }
            if (isGzip(path, source.name())) {
                return unpack(path, source.name(), temporary, HARMLESS_BYTES);
            }
            return hasPattern(path) ? Files.copy(path, temporary.resolve("table")) : path.toAbsolutePath();
        } catch (IOException e) {
            throw new DataException(
                    DataException.of(source.name(), "the file cannot be read", "Check who may read it.")
                            .problems(),
                    e);
        }
    }

    /** Refuses a path that is not a file, before anything else is said of it. */
    static void requireFile(Path path, String name) {
        if (Files.isDirectory(path)) {
            throw DataException.of(
                    name, "this is a directory, a file is needed", "Name one CSV, JSON lines or Parquet file in it.");
        }
        if (!Files.isRegularFile(path)) {
            throw DataException.of(name, "there is no such file", Suggestion.among(lastName(path), siblings(path)));
        }
    }

    private static List<String> siblings(Path path) {
        List<String> names = new ArrayList<>();
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                files.forEach(file -> names.add(lastName(file)));
            } catch (IOException e) {
                // the folder cannot be listed: there is nothing to suggest, and the missing file is reported anyway
                return List.of();
            }
        }
        return names;
    }

    private static String lastName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static boolean isGzip(Path path, String name) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            boolean gzip = start.length == 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
            if (!gzip && name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
                throw DataException.of(
                        name, "the name ends in .gz, the content is not gzip", "Rename the file or compress it again.");
            }
            return gzip;
        }
    }

    private static boolean hasPattern(Path path) {
        return path.toAbsolutePath().toString().chars().anyMatch(c -> "*?[]{}".indexOf(c) >= 0);
    }

    /** Unpacks; what grows beyond {@code harmless} bytes and beyond measure is refused. */
    static Path unpack(Path path, String name, Path temporary, long harmless) throws IOException {
        Path unpacked = temporary.resolve("table");
        long most = Math.max(harmless, Files.size(path) * MOST_GROWTH);
        long written = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), CHUNK);
                OutputStream out = Files.newOutputStream(unpacked)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                written += read;
                if (written > most) {
                    throw DataException.of(
                            name,
                            "unpacking gives more than " + most + " bytes, over " + MOST_GROWTH + " times the file",
                            "Unpack the file yourself if you trust it.");
                }
                out.write(chunk, 0, read);
            }
        } catch (EOFException | ZipException e) {
            throw new DataException(
                    DataException.of(
                                    name,
                                    "the gzip file is cut short or damaged after " + written + " unpacked bytes",
                                    "Copy or download the file again.")
                            .problems(),
                    e);
        }
        if (written == 0) {
            throw DataException.of(name, "the gzip file holds 0 bytes", "Export the table again, with its header.");
        }
        return unpacked;
    }
}
