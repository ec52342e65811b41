package dev.assize.data.sets;

import dev.assize.data.DataException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads images and labels in the IDX format of MNIST, packed with gzip or not. */
public final class IdxFiles {
    private static final int IMAGES = 2051;
    private static final int LABELS = 2049;
    private static final int MOST_IMAGES = 1_000_000;
    private static final int LONGEST_SIDE = 1024;

    private IdxFiles() {}

    /**
     * Reads a pair of files.
     *
     * @throws DataException if one is not such a file, is cut short, or the two have different counts
     */
    public static ImageSet read(Path images, Path labels) {
        try (DataInputStream in = open(images);
                DataInputStream labelsIn = open(labels)) {
            requireMagic(in, images, IMAGES, "images");
            int count = in.readInt();
            int height = in.readInt();
            int width = in.readInt();
            requireMagic(labelsIn, labels, LABELS, "labels");
            int labelCount = labelsIn.readInt();
            boolean possible = count >= 0 && count <= MOST_IMAGES && isSide(height) && isSide(width);
            long pixels = (long) count * height * width;
            if (!possible || pixels > Integer.MAX_VALUE - Byte.SIZE || labelCount != count) {
                throw DataException.of(
                        images.toString(),
                        "it states " + count + " images of " + height + " x " + width + ", the labels file "
                                + labelCount + " labels",
                        "Name two files that belong together.");
            }
            return new ImageSet(exactly(in, (int) pixels, images), exactly(labelsIn, count, labels), height, width);
        } catch (EOFException e) {
            throw new DataException(
                    DataException.of(images.toString(), "this or the labels file is cut short", "Copy the files again.")
                            .problems(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + images + " and " + labels + "; check who may read them", e);
        }
    }

    private static boolean isSide(int length) {
        return length > 0 && length <= LONGEST_SIDE;
    }

    private static DataInputStream open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw DataException.of(path.toString(), "there is no such file", "Get it with: assize data get mnist.");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(path));
        in.mark(2);
        boolean packed = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return new DataInputStream(packed ? new BufferedInputStream(new GZIPInputStream(in)) : in);
    }

    private static void requireMagic(DataInputStream in, Path path, int magic, String what) throws IOException {
        int found = in.readInt();
        if (found != magic) {
            throw DataException.of(
                    path.toString(),
                    "it begins with the number " + found + ", " + what + " in IDX format begin with " + magic,
                    "Name the " + what + " file of the set.");
        }
    }

    private static byte[] exactly(DataInputStream in, int count, Path path) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException(path + " holds only " + bytes.length + " of the " + count + " bytes it promises");
        }
        return bytes;
    }
}
