package dev.assize.data.arrays;

import dev.assize.data.DataException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * What a file in IDX format says of itself: two bytes 0, the type of its numbers, the number of its axes, their
 * lengths.
 *
 * @param isLabels whether there is one axis, that of the rows
 * @param rows how many there are
 * @param height rows of pixels of a picture; 1 for labels
 * @param width pixels in a row; 1 for labels
 */
record IdxHeader(boolean isLabels, int rows, int height, int width) {
    static final byte UNSIGNED_BYTES = 8;

    private static final int PICTURE_AXES = 3;
    private static final int LONGEST_SIDE = ArraySource.Size.MOST;

    /** Reads the header of a file of labels. */
    static IdxHeader ofLabels(InputFile file, DataInputStream in) throws IOException {
        return read(file, in, true);
    }

    /** Reads the header of a file of pictures. */
    static IdxHeader ofPictures(InputFile file, DataInputStream in) throws IOException {
        return read(file, in, false);
    }

    /** Refuses another type of numbers, another number of axes, and lengths that the file cannot hold. */
    private static IdxHeader read(InputFile file, DataInputStream in, boolean labels) throws IOException {
        int expected = (UNSIGNED_BYTES << Byte.SIZE) | (labels ? 1 : PICTURE_AXES);
        try {
            int magic = in.readInt();
            if (magic != expected) {
                String what = labels ? "labels" : "pictures";
                throw DataException.of(
                        file.name(),
                        "it begins with the number " + magic + ", " + what + " in IDX format begin with " + expected,
                        "Name the file of the " + what + "; numbers of other types than bytes are not read.");
            }
            IdxHeader header = labels
                    ? new IdxHeader(true, in.readInt(), 1, 1)
                    : new IdxHeader(false, in.readInt(), in.readInt(), in.readInt());
            header.check(file);
            return header;
        } catch (EOFException e) {
            throw file.unreadable(e);
        }
    }

    private void check(InputFile file) {
        if (rows < 1 || height < 1 || width < 1 || height > LONGEST_SIDE || width > LONGEST_SIDE) {
            throw DataException.of(
                    file.name(),
                    "it states " + shown() + ", which is impossible",
                    "There is at least one, and each side of a picture has 1 to " + LONGEST_SIDE
                            + " pixels. Copy or download the file again.");
        }
        if (bytes() + headerBytes() > file.mostBytes()) {
            throw DataException.of(
                    file.name(),
                    "it states " + shown() + ", for which the file is too short",
                    "It is cut short or damaged; copy or download the file again.");
        }
    }

    /** Returns how many bytes follow the header. */
    long bytes() {
        return (long) rows * height * width;
    }

    private int headerBytes() {
        return Integer.BYTES * (1 + (isLabels ? 1 : PICTURE_AXES));
    }

    /** Returns the counts as a person writes them. */
    String shown() {
        return isLabels ? rows + " labels" : rows + " pictures of " + height + " x " + width;
    }
}
