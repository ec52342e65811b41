package dev.assize.training.file;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Reads and writes zips of named parts; knows names and sizes, not contents. */
public final class PartsZip {
    private static final List<String> SERIALISED = List.of("preprocessor.bin", "normalizer.bin");
    private static final int SMALL = 1 << 16;
    private static final int JAVA_SERIALISED = 0xACED;
    /** Every entry has this time, so that equal models give equal bytes; for 1 January 1980 Java adds the time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Place place;
    private final PartsKind kind;
    private final ZipLimits limits;

    private PartsZip(Place place, PartsKind kind, ZipLimits limits) {
        this.place = place;
        this.kind = kind;
        this.limits = limits;
    }

    /** Writes parts in their order, to a neighbor of {@code file} that then takes its name. */
    public static void write(Map<String, byte[]> parts, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                write(parts, out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes parts in their order and closes {@code out}. */
    public static void write(Map<String, byte[]> parts, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                write(part.getKey(), part.getValue(), zip);
            }
        }
    }

    /** Numbers are stored as they are, for they hardly shrink; texts are deflated. */
    private static void write(String name, byte[] content, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        if (name.endsWith(".bin")) {
            CRC32 checksum = new CRC32();
            checksum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Reads all parts.
     *
     * @param file the file
     * @param kind which parts belong into it
     * @return the content of each part by name
     * @throws TrainingException if the file is no complete zip, lacks a part, has one that does not belong there, or
     *     would unpack to more than the limits
     */
    public static Map<String, byte[]> read(Path file, PartsKind kind) {
        return read(file, kind, ZipLimits.DEFAULT);
    }

    static Map<String, byte[]> read(Path file, PartsKind kind, ZipLimits limits) {
        PartsZip zip = new PartsZip(Place.of(file.toString()), kind, limits);
        zip.requireFile(file);
        try (ZipFile opened = new ZipFile(file.toFile())) {
            return zip.parts(opened);
        } catch (ZipException e) {
            throw new TrainingException(
                    zip.problem(
                            "it is not a complete zip file",
                            "The file may have been cut off or damaged; copy it again, or " + kind.makeAgain() + "."),
                    e);
        } catch (IOException e) {
            throw new TrainingException(
                    zip.problem("it cannot be read", "Check that the file may be read and its disk is there."), e);
        }
    }

    private void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw fault("it is a folder, not a " + kind.what(), "Name the zip that 'assize train' wrote.");
        }
        if (!Files.exists(file)) {
            throw fault("there is no such file", "Check the path; 'assize train' writes " + kind.what() + "s.");
        }
    }

    private Map<String, byte[]> parts(ZipFile zip) throws IOException {
        if (zip.size() > limits.entries()) {
            throw fault(
                    "it has " + zip.size() + " entries, a " + kind.what() + " has at most " + limits.entries(),
                    "Use the zip as 'assize train' wrote it.");
        }
        Map<String, byte[]> parts = new TreeMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            requireKnown(entry.getName());
            if (parts.put(entry.getName(), content(zip, entry)) != null) {
                throw fault(
                        "it has the entry '" + entry.getName() + "' twice", "Use the zip as 'assize train' wrote it.");
            }
        }
        requireAll(parts);
        return parts;
    }

    private void requireKnown(String name) {
        if (SERIALISED.contains(name)) {
            throw fault(
                    "its entry '" + name + "' holds serialised Java objects, which can run code when they are read",
                    "Save the model without a normalizer; Assize keeps scaling in assize/encoder.json.");
        }
        if (name.contains("..") || name.startsWith("/") || name.contains("\\") || name.contains(":")) {
            throw fault(
                    "its entry '" + name + "' points outside the file", "Do not use this file; find out who made it.");
        }
        if (!kind.required().contains(name) && !kind.optional().contains(name)) {
            throw fault("its entry '" + name + "' does not belong into a " + kind.what(), kind.hint());
        }
    }

    private void requireAll(Map<String, byte[]> parts) {
        List<Problem> problems = new ArrayList<>();
        for (String name : kind.required()) {
            if (!parts.containsKey(name)) {
                problems.add(problem("it lacks the entry '" + name + "'", kind.hint()));
            }
        }
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
    }

    private byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        long most = entry.getName().endsWith(".bin")
                ? Math.min(limits.entryBytes(), Math.max(SMALL, packed * limits.ratio()))
                : limits.textBytes(); // the record of a training that stands still shrinks as much as a bomb
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
        }
        if (content.length > most) {
            throw fault(
                    "its entry '" + entry.getName() + "' unpacks to more than " + most + " bytes",
                    "This looks like a zip bomb; do not use the file.");
        }
        if (content.length > 1 && ((content[0] & 0xFF) << 8 | (content[1] & 0xFF)) == JAVA_SERIALISED) {
            throw fault(
                    "its entry '" + entry.getName() + "' holds serialised Java objects, which can run code when read",
                    "Do not use this file; find out who made it.");
        }
        return content;
    }

    private TrainingException fault(String message, String hint) {
        return new TrainingException(List.of(problem(message, hint)));
    }

    private Problem problem(String message, String hint) {
        return new Problem(place, message, hint);
    }
}
