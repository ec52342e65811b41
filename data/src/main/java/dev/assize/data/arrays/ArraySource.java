package dev.assize.data.arrays;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files of pictures or sequences, and how they are read.
 *
 * @param train the rows, or those of the training part where there is a test part
 * @param test the rows of the test part, where they lie in files of their own
 * @param label what the column of the label is called
 * @param pictures how pictures are read
 */
public record ArraySource(Files train, Optional<Files> test, String label, Pictures pictures) {
    /** The column that tells training and test part apart, where there are two. */
    public static final String PART = "part";

    /** Its value for rows that train. */
    public static final String TRAIN = "train";

    /** Its value for rows that judge. */
    public static final String TEST = "test";

    /**
     * Where rows lie.
     *
     * @param path a file of pictures in IDX format, a folder of pictures, or a file of sequences in the format {@code
     *     .ts}
     * @param labels the file of the labels, which pictures in IDX format have and nothing else
     */
    public record Files(Path path, Optional<Path> labels) {}

    /**
     * How pictures of a folder are read.
     *
     * @param size what every picture is scaled to; empty where all have one size
     * @param colors what is kept of their colors; empty for gray where all are gray, else red, green and blue
     */
    public record Pictures(Optional<Size> size, Optional<Colors> colors) {
        /** Leaves pictures as they are. */
        public static final Pictures AS_THEY_ARE = new Pictures(Optional.empty(), Optional.empty());
    }

    /**
     * The size of a picture.
     *
     * @param height rows of pixels, from 1 to 4096
     * @param width pixels in a row, from 1 to 4096
     */
    public record Size(int height, int width) {
        /** The longest side of a picture. */
        public static final int MOST = 4096;

        /** Checks the range. */
        public Size {
            if (height < 1 || width < 1 || height > MOST || width > MOST) {
                throw new IllegalArgumentException("a picture of " + height + " x " + width
                        + " pixels cannot be made; each side has 1 to " + MOST + " pixels");
            }
        }

        @Override
        public String toString() {
            return height + " x " + width;
        }
    }

    /** What is kept of the colors of a picture. */
    public enum Colors {
        /** One channel: how bright a pixel is. */
        GRAY,
        /** Three channels: red, green, blue. */
        RGB
    }

    /** Makes a source of one part, whose pictures are left as they are. */
    public static ArraySource of(Path path, String label) {
        return new ArraySource(new Files(path, Optional.empty()), Optional.empty(), label, Pictures.AS_THEY_ARE);
    }

    /** Returns this source with a file of labels. */
    public ArraySource withLabels(Path labels) {
        return new ArraySource(new Files(train.path(), Optional.of(labels)), test, label, pictures);
    }

    /** Returns this source with a test part. */
    public ArraySource withTest(Files part) {
        return new ArraySource(train, Optional.of(part), label, pictures);
    }

    /** Returns this source with pictures read in another way. */
    public ArraySource withPictures(Pictures how) {
        return new ArraySource(train, test, label, how);
    }

    /** Returns the parts: the training part, and the test part where there is one. */
    List<Files> parts() {
        List<Files> parts = new ArrayList<>();
        parts.add(train);
        test.ifPresent(parts::add);
        return parts;
    }
}
