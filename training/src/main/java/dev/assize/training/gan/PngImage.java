package dev.assize.training.gan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * A gray image of 8 bits a pixel as a PNG. Pixels are stored, not compressed, so that the same image gives the same
 * bytes whatever library compresses.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics Specification</a>
 */
final class PngImage {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MOST_STORED = 0xFFFF; // bytes of a stored block, RFC 1951, section 3.2.4

    private PngImage() {}

    /** Returns the file for {@code pixels}, row by row, 0 is black. */
    static byte[] of(byte[] pixels, int width, int height) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8); // bits of a sample; gray, no interlacing are zeros
        chunk(file, "IHDR", header.array());
        byte[] lines = new byte[height * (width + 1)]; // each begins with its filter: none
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, lines, y * (width + 1) + 1, width);
        }
        chunk(file, "IDAT", stored(lines));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content);
        file.writeBytes(number(content.length));
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(number((int) checksum.getValue()));
    }

    /** Returns a zlib stream of stored blocks. */
    private static byte[] stored(byte[] content) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(0x78);
        stream.write(0x01);
        for (int from = 0; from < content.length; from += MOST_STORED) {
            int length = Math.min(MOST_STORED, content.length - from);
            stream.write(from + length == content.length ? 1 : 0);
            stream.write(length & 0xFF);
            stream.write(length >> 8);
            stream.write(~length & 0xFF);
            stream.write(~length >> 8 & 0xFF);
            stream.write(content, from, length);
        }
        Adler32 checksum = new Adler32();
        checksum.update(content);
        stream.writeBytes(number((int) checksum.getValue()));
        return stream.toByteArray();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
