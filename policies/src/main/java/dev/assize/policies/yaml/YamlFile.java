package dev.assize.policies.yaml;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a YAML file whose whole is a mapping. */
public final class YamlFile {
    /** The largest file that is read, in bytes: no policy or audit that a person wrote comes near it. */
    public static final int MOST_BYTES = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param file the file as the user named it; problems name it the same way
     * @param problems where faulty values are noted, now and when the mapping is asked for them
     * @throws InputException the exception of {@code problems}, if the file cannot be read or is not a YAML mapping
     */
    public static YamlMap read(Path file, Problems problems) {
        String source = file.toString().replace('\\', '/');
        Place place = Place.of(source);
        if (Files.isDirectory(file)) {
            throw problems.stop(
                    new Problem(place, "this is a directory, a YAML file is needed", "Name the file."), null);
        }
        if (!Files.exists(file)) {
            String hint = "Check the spelling and the directory that the path starts from.";
            throw problems.stop(new Problem(place, "there is no such file", hint), null);
        }
        try {
            return parse(bytes(file, place, problems), source, problems);
        } catch (IOException e) {
            String hint = "Check that you may read the file.";
            throw problems.stop(new Problem(place, "the file cannot be read: " + e.getMessage(), hint), e);
        }
    }

    /** Reads bytes in UTF-8 that the user knows by the name {@code source}. */
    public static YamlMap parse(byte[] utf8, String source, Problems problems) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(utf8);
            return parse(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), source, problems);
        } catch (CharacterCodingException e) {
            String hint = "Save it in UTF-8 and read it again.";
            throw problems.stop(new Problem(badByte(utf8, source), "the file is not UTF-8 from here on", hint), e);
        }
    }

    /** Reads a text that the user knows by the name {@code source}. */
    public static YamlMap parse(String text, String source, Problems problems) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        YamlSource lines = new YamlSource(source, marked ? text.substring(1) : text);
        YamlNode root = new YamlParser(lines, problems).parse(marked ? text.substring(1) : text);
        YamlValue whole = new YamlValue(root, "the file", lines, problems);
        if (!(root instanceof YamlNode.MapNode map)) {
            String hint = "Write 'key: value' lines.";
            String message = "the file holds " + whole.described() + ", a mapping of keys to values is needed";
            throw problems.stop(new Problem(whole.place(), message, hint), null);
        }
        return new YamlMap(map, "", lines, problems);
    }

    private static byte[] bytes(Path file, Place place, Problems problems) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                String message = "the file is larger than " + MOST_BYTES + " bytes";
                String hint = "Files of this kind have a few kilobytes; check that this is the right one.";
                throw problems.stop(new Problem(place, message, hint), null);
            }
            return bytes;
        }
    }

    /** The line of the first byte that is not UTF-8. */
    private static Place badByte(byte[] bytes, String source) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return Place.line(source, line);
    }
}
