package dev.assize.benchmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A packed file of bytes in the IDX format of MNIST.
 *
 * @param count how many items
 * @param size bytes of an item
 * @param bytes all items one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one run; a copy of 47 MB would be timed
record IdxFile(int count, int size, byte[] bytes) {
    private static final int UNSIGNED_BYTES = 0x08;

    /** Reads a file. */
    static IdxFile read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)), 1 << 16))) {
            int magic = in.readInt();
            if (magic >> 8 != UNSIGNED_BYTES) {
                throw new IOException(file + " starts with " + magic
                        + ", which is no IDX file of bytes; give the folder with MNIST's files");
            }
            int count = in.readInt();
            int size = 1;
            for (int axis = 1; axis < (magic & 0xff); axis++) {
                size *= in.readInt();
            }
            return new IdxFile(count, size, in.readNBytes(count * size));
        }
    }
}
