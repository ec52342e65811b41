package dev.assize.data.arrays;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.core.Table;
import dev.assize.data.DataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Small files of pictures and sequences for tests, and what reading them gives. */
final class ArraySamples {
    private ArraySamples() {}

    /** An IDX file of pictures whose pixels count up by 10. */
    static byte[] idxPictures(int magic, int count, int height, int width, int pixels) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + pixels);
        buffer.putInt(magic).putInt(count).putInt(height).putInt(width);
        for (int pixel = 0; pixel < pixels; pixel++) {
            buffer.put((byte) (pixel * 10));
        }
        return buffer.array();
    }

    static byte[] idxLabels(int magic, int count, int... labels) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length).putInt(magic).putInt(count);
        for (int label : labels) {
            buffer.put((byte) label);
        }
        return buffer.array();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    static Path write(Path folder, String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a picture of one byte a pixel, row by row. */
    static Path gray(Path file, String format, int width, int... pixels) throws IOException {
        BufferedImage image = new BufferedImage(width, pixels.length / width, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < pixels.length; i++) {
            image.getRaster().setSample(i % width, i / width, 0, pixels[i]);
        }
        return write(image, file, format);
    }

    /** Writes a picture of 0xRRGGBB, row by row. */
    static Path color(Path file, String format, int width, int... pixels) throws IOException {
        BufferedImage image = new BufferedImage(width, pixels.length / width, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, pixels.length / width, pixels, 0, width);
        return write(image, file, format);
    }

    static Path write(BufferedImage image, Path file, String format) throws IOException {
        Files.createDirectories(file.getParent());
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("there is no writer of " + format + " for this kind of picture");
        }
        return file;
    }

    /** Returns the message of the refusal, with the folder's name taken out so that it can be pinned. */
    static String refusal(Path folder, ArraySource source) {
        DataException refused = catchThrowableOfType(DataException.class, () -> ArrayReader.read(source));
        return refused == null ? "(not refused)" : refused.getMessage().replace(folder.toString(), "DIR");
    }

    /** Returns the cells of a column as texts, one a line. */
    static String cells(Table table, String column) {
        StringBuilder cells = new StringBuilder();
        for (int row = 0; row < table.rowCount(); row++) {
            cells.append(row == 0 ? "" : "\n").append(table.column(column).text(row, "-"));
        }
        return cells.toString();
    }
}
