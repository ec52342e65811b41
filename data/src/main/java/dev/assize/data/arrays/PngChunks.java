package dev.assize.data.arrays;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Checks the checksums of a PNG file, which Java's reader does not look at. */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int END = 0x49454E44; // "IEND"
    private static final long CHECKSUM = 0xFFFFFFFFL;

    private PngChunks() {}

    /** Refuses a file in which a chunk has another checksum than it states, or which ends before its last chunk. */
    static void check(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), checksum);
                DataInputStream in = new DataInputStream(checked)) {
            in.skipNBytes(SIGNATURE_BYTES);
            int type = 0;
            while (type != END) {
                long length = in.readInt() & CHECKSUM;
                checksum.reset();
                type = in.readInt();
                in.skipNBytes(length);
                long found = checksum.getValue();
                if ((in.readInt() & CHECKSUM) != found) {
                    throw new IOException("a checksum of the PNG file does not fit");
                }
            }
        } catch (EOFException e) {
            throw new IOException("the PNG file ends before its last part", e);
        }
    }
}
